# SPDX-License-Identifier: BSD-3-Clause
# A copy of the tree to build in and to spoil, made anew for each test file.
package Tree;
use v5.30;
use warnings;
use Cwd 'abs_path';
use Exporter 'import';
use File::Basename qw(basename dirname);
use File::Path 'make_path';
use File::Temp 'tempdir';
use lib dirname(__FILE__) . '/..';
use Files;
use Test::More;

our @EXPORT = qw($ROOT $dir $tree remembering copy_tree configure make makes steps
	compiled write_file read_file append change same_file);
our $ROOT = abs_path(dirname(__FILE__) . '/../..');
our $dir = tempdir('uk-build-XXXXXX', TMPDIR => 1, CLEANUP => 1);
our $tree = "$dir/unicore";

delete @ENV{qw(MAKEFLAGS MFLAGS MAKELEVEL MAKECMDGOALS UK_ROOT UK_APP
	UK_APP_DIR UK_LIBS UK_EXTERNAL O V CC CROSS_COMPILE PLAT ARCH)};
$ENV{LC_ALL} = 'C';

# Compilers are what is tested here, too; unless a test says that what they compiled before will do
# (tests/remember).
my $all_folders = $ENV{PATH};
$ENV{PATH} =~ s{^\Q$ROOT\E/build/tests/compilers:}{};

sub remembering {
	$ENV{PATH} = $all_folders;
}

# Copies what git knows, and what it does not ignore.
sub copy_tree {
	my ($to) = @_;
	make_path($to);
	my $list = -e "$ROOT/.git" ? 'git ls-files -co --exclude-standard'
		: 'find . -type f';
	system("cd $ROOT && $list | while read -r f; do [ ! -f \"\$f\" ] ||"
		. " echo \"\$f\"; done | tar -cT - | tar -xC '$to'") == 0
		or die "copy of $ROOT to $to failed";
}

# Runs make in apps/hello of the tree, or in the folder that -C names.
sub make {
	my @words = map { "'$_'" } @_;
	my $where = grep({ $_ eq '-C' } @_) ? '' : "-C $tree/apps/hello";
	my $said = qx(timeout 1800 make --no-print-directory $where @words 2>&1 </dev/null);
	return ($? >> 8, $said);
}

# The same as one test; what make says explains a failure.
sub makes {
	my ($name, @words) = @_;
	my ($status, $said) = make(@words);
	is($status, 0, $name) or diag($said);
	return $said;
}

# Gives output folder $out, which may be undef, the configuration configs/$from,
# or none, and the lines after it.
sub configure {
	my ($out, $from, @lines) = @_;
	my $app = "$tree/apps/hello";
	my $config = defined $out ? "$out/.config" : "$app/.config";
	write_file($config, (defined $from ? read_file("$app/configs/$from") : '')
		. join('', map { "$_\n" } @lines));
	my ($status, $said) = make('olddefconfig', defined $out ? "O=$out" : ());
	die $said if $status;
}

# What make did, a "CC lib/core/base/boot.c" each.
sub steps {
	my ($said) = @_;
	my @steps;
	for (split(/\n/, $said)) {
		push(@steps, "$1 $2") if /^  ([A-Z]+)\s+(?:x86_64 )?(\S+)$/;
	}
	return @steps;
}

sub compiled {
	return grep { /^(CC|AS) / } steps(@_);
}

# Replaces what matches, which must be there; make sees seconds and parts of it.
sub change {
	my ($path, $pattern, $by) = @_;
	my $text = read_file($path);
	$text =~ s/$pattern/$by/ or die "$path: nothing matches $pattern";
	write_file($path, $text);
}

copy_tree($tree);

1;
