# SPDX-License-Identifier: BSD-3-Clause
# Writes the archives that Linux takes as its first file system (cpio's "newc").
package Archive;
use v5.30;
use warnings;
use Exporter 'import';
use File::Basename 'dirname';

our @EXPORT = qw(write_archive);

my %type = (folder => 0040000, file => 0100000, text => 0100000, link => 0120000);

sub content {
	my ($entry) = @_;
	return $entry->{text} // $entry->{link} // '' if !defined $entry->{file};
	open(my $file, '<:raw', $entry->{file}) or die "$entry->{file}: $!\n";
	local $/;
	return scalar(<$file>) // '';
}

# Header and name together, and then the content, end at a multiple of 4. Dates
# are 0 if none is given and all owners root, so that equal input makes equal output.
sub record {
	my ($number, $name, $mode, $content, $time) = @_;
	my $header = sprintf('070701' . '%08x' x 13, $number, $mode, 0, 0, 1, $time // 0,
		length($content), 0, 0, 0, 0, length($name) + 1, 0);
	return pack('A*Z*x![4]', $header, $name) . pack('a*x![4]', $content);
}

# Each file as path => { file => PATH } (its mode with it), { text => … },
# { link => … } or { folder => 1 }, with time => SECONDS. The folders above are made.
sub write_archive {
	my ($output, %files) = @_;
	for my $path (keys %files) {
		while (($path = dirname($path)) ne '.') {
			$files{$path} //= { folder => 1 };
		}
	}
	open(my $out, '>:raw', $output) or die "$output: $!\n";
	my $number = 0;
	for my $path (sort keys %files) {
		my $entry = $files{$path};
		my ($kind) = grep { defined $entry->{$_} } keys %type;
		my $mode = $kind eq 'link' ? 0777 : $kind eq 'folder' ? 0755
			: $kind eq 'file' && -x $entry->{file} ? 0755 : 0644;
		print $out record(++$number, $path, $type{$kind} | $mode, content($entry), $entry->{time});
	}
	print $out record(0, 'TRAILER!!!', 0, '');
	close($out) or die "$output: $!\n";
	return;
}

1;
