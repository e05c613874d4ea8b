#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# doc/porting.md, to the letter: its files are written and its commands run.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Test::More;
use Tree;

# A file stands below a line that is its path; "one more line" goes into one
# that is there.
my %written;

sub follow {
	my ($text) = @_;
	while ($text =~ /^`([^`\n]+)`([^\n]*):\n\n```\w*\n(.*?)^```$/msg) {
		my ($path, $how, $body) = ($1, $2, $3);
		if ($how =~ /^, one more line before `(\w+)`$/) {
			my $last = $1;
			change("$tree/$path", qr/(?=^$last$)/m, "$body\n");
		} elsif ($how =~ /^, one more line$/) {
			append("$tree/$path", $body);
		} else {
			ok(!-e "$tree/$path", "$path is new");
			write_file("$tree/$path", $body);
		}
		$written{$path} = 1;
	}
}

my $document = read_file("$ROOT/doc/porting.md");
my %section = map { /^(.*?)\n(.*)\z/s } split(/^## /m, $document);

# A library.
follow($section{'A library'});
is(scalar(keys(%written)), 8, 'a library: all its files were found');
my $out = "$dir/out";
configure($out, 'default', 'CONFIG_DICE=y', 'CONFIG_DICE_SIDES=20',
	'CONFIG_TEST=y');
my $said = makes('a library: builds into every image', "O=$out", '-j2');
is(scalar(grep { /^CC lib\/core\/dice\/dice\.c$/ } steps($said)), 1,
	'compiled once');
is(scalar(grep { /^LINK / } steps($said)), 2, 'for two images');
for my $platform ('linux', 'kvm') {
	$said = makes("its init function is in the image of $platform",
		"O=$out", 'initlist', "PLAT=$platform");
	like($said, qr/^5 sched +dice +dice_init$/m, 'and called at its level');
}
my $test = "$dir/unit/core-dice.t";
$said = qx(make -s -C $tree/tests/unit O=$dir/unit $test 2>&1 && $test 2>&1);
like($said, qr/^ok 1 - dice: throws_stay_in_range$/m, 'its tests run on the host')
	or diag($said);

# Beside the tree.
follow($section{'A library outside the tree'});
follow($section{'An application outside the tree'});
is(scalar(keys(%written)), 17, 'an application: all its files were found');
my ($commands) = $section{'An application outside the tree'}
	=~ /^```sh\n(.*?)^```$/ms;
ok($commands, 'its commands were found');
$said = qx(cd $dir/game && sh -e -c '$commands' 2>&1 </dev/null);
is($?, 0, 'they succeed') or diag($said);
like($said, qr/^(well thrown|splendid)$/m, 'the application runs');
like($said, qr/^  CC  x86_64 \S*praise\.c$/m, 'with the library outside');

# The same with UK_LIBS on the command line, O=, and another order.
mkdir("$dir/o");
system("cp $dir/game/.config $dir/o/.config");
$said = makes('O= and UK_LIBS= on the command line', '-C', "$dir/game",
	"O=$dir/o", "UK_LIBS=$dir/praise", '-s', 'run');
like($said, qr/^(well thrown|splendid)$/m, 'it runs');
# A library that has moved since.
mkdir("$dir/elsewhere");
rename("$dir/praise", "$dir/elsewhere/praise") or die $!;
makes('a library that has moved', '-C', "$dir/game", "O=$dir/o", "UK_LIBS=$dir/elsewhere/praise");
rename("$dir/elsewhere/praise", "$dir/praise") or die $!;
my ($status, $all) = make('-C', "$dir/game", 'UK_LIBS=');
isnt($status, 0, 'without UK_LIBS: fails');
like($all, qr/CONFIG_PRAISE|praise/, 'and names the library');

# A platform: the skeleton lacks all of the contract, and nothing else.
follow($section{'A platform'});
is(scalar(keys(%written)), 25, 'a platform: all its files were found');
write_file("$dir/demo/.config", "CONFIG_ARCH_X86_64=y\nCONFIG_PLAT_DEMO=y\n");
makes('a platform can be ticked', "O=$dir/demo", 'olddefconfig');
($status, $said) = make("O=$dir/demo", '-j2');
isnt($status, 0, 'the skeleton does not link');
my %missing = $said =~ m{^plat/demo: (uk_plat_\w+) is missing; include/uk/plat\.h:(\d+) }mg;
my @lines = split(/\n/, read_file("$tree/include/uk/plat.h"));
my @declared = map { /^[^\t \/].*?\b(uk_plat_\w+)[(\[]/ && !/^typedef/ ? $1 : () } @lines;
cmp_ok(scalar(@declared), '>', 15, 'the contract has functions');
is_deeply([sort(keys(%missing))], [sort(@declared)],
	'the error names every function of the contract') or diag($said);
is(scalar(grep { $lines[$missing{$_} - 1] !~ /\b$_\b/ } keys(%missing)), 0,
	'and the line that declares each');
unlike($said, qr/undefined reference/, 'and nothing of it is left to the linker');

# The code in the document passes the rules that the tree's own has to.
$ENV{UK_ROOT} = $tree;
for my $rule ('layers', 'names', 'opening', 'layout', 'platforms', 'kconfig') {
	$said = qx($tree/support/lint/rules/$rule 2>&1);
	is(scalar(grep { /dice|demo/ } split(/\n/, $said)), 0,
		"lint: $rule is content with it") or diag($said);
}
done_testing();
