# SPDX-License-Identifier: BSD-3-Clause
# Whole files, read and written by tests.
package Files;
use v5.30;
use warnings;
use Exporter 'import';
use File::Basename 'dirname';
use File::Path 'make_path';

our @EXPORT = qw(write_file read_file append same_file);

# Makes the folder, too.
sub write_file {
	my ($path, $text) = @_;
	make_path(dirname($path));
	open(my $file, '>', $path) or die "$path: $!";
	print $file $text;
	close($file) or die "$path: $!";
}

# The text of a file that has to be there.
sub read_file {
	my ($path) = @_;
	open(my $file, '<', $path) or die "$path: $!";
	local $/;
	return scalar(<$file>) // '';
}

sub append {
	my ($path, $text) = @_;
	write_file($path, read_file($path) . $text);
}

sub same_file {
	return read_file($_[0]) eq read_file($_[1]);
}

1;
