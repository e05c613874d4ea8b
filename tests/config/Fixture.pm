# SPDX-License-Identifier: BSD-3-Clause
# Runs support/kconfig/kconfig on a tree of its own, made anew for each test file.
package Fixture;
use v5.30;
use warnings;
use Cwd 'abs_path';
use Exporter 'import';
use File::Basename 'dirname';
use File::Path 'make_path';
use File::Temp 'tempdir';
use lib dirname(__FILE__) . '/..';
use Files;

our @EXPORT = qw(use_tree $ROOT $dir $config kconfig leftovers write_file
	read_file);
our $ROOT = abs_path(dirname(__FILE__) . '/../..');
our $dir = tempdir('uk-config-XXXXXX', TMPDIR => 1, CLEANUP => 1);
our $config = "$dir/out/.config";

# Chooses the tree: 'hello' is the real one, 'tree' is $dir/tree.
sub use_tree {
	my ($kind) = @_;
	my $tree = $kind eq 'hello' ? $ROOT : "$dir/tree";
	%ENV = (%ENV, UK_ROOT => $tree, UK_APP => 'hello',
		UK_APP_DIR => "$tree/apps/hello", UK_EXTERNAL => "$dir/external",
		O => "$dir/out", KCONFIG_CONFIG => $config);
	delete @ENV{qw(KCONFIG_ALLCONFIG KCONFIG_SEED)};
	make_path("$dir/out");
	write_file("$dir/external", '');
}

# Returns the exit status and all that was printed.
sub kconfig {
	my @words = map { "'$_'" } @_;
	my $said = qx($ROOT/support/kconfig/kconfig @words 2>&1 </dev/null);
	return ($? >> 8, $said);
}

# Whatever a run ought to have removed from the output folder.
sub leftovers {
	opendir(my $out, "$dir/out") or die "$dir/out: $!";
	return grep { /tmp|new|^\.kconfig/ } readdir($out);
}

1;
