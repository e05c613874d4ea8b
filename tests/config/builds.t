#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# All, nothing, each value of each choice, and what chance brings: it builds and boots.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Fixture;
use Test::More;

use_tree('hello');
delete @ENV{qw(MAKEFLAGS MAKELEVEL UK_ROOT UK_APP UK_APP_DIR UK_EXTERNAL O)};
my $out = "$dir/out";
# `make soak' takes more.
my $seeds = $ENV{UK_SEEDS} // 10;

sub make {
	my @words = map { "'$_'" } @_;
	my $said = qx(timeout 900 make -C $ROOT/apps/hello O=$out @words 2>&1 </dev/null);
	return ($? >> 8, $said);
}

# Runs make; the last lines of what it says explain a failure.
sub made {
	my ($name, @words) = @_;
	my ($status, $said) = make(@words);
	my $ok = is($status, 0, $name);
	diag(join("\n", grep { defined } (split(/\n/, $said))[-20 .. -1]))
		if !$ok;
	return $ok;
}

# What starts a domain of Xen without a Linux beside it: a second, not fifteen.
sub quick_machine {
	my ($platform, $full) = @_;
	return if $platform !~ /^xen/;
	return 'MACHINE=' . ($full =~ /^CONFIG_ARCH_X86_64=y$/m ? 'dom0' : 'dom0less');
}

# LTO generates the code of each image anew, for seconds. allyesconfig has it for all
# platforms; chance only where it took two of them.
sub without_lto {
	my ($text) = @_;
	return $text if $ENV{UK_SEEDS} || (() = $text =~ /^CONFIG_PLAT_\w+=y$/mg) <= 2;
	return $text =~ s/^CONFIG_BUILD_LTO=y$/# CONFIG_BUILD_LTO is not set/mr;
}

# Builds the configuration that $goal makes, of $text if that is given, and
# starts each of its images. Objects of the one before are there: whatever does not
# fit any more is made anew.
sub builds_and_boots {
	my ($name, $goal, $text) = @_;
	unlink($config);
	write_file($config, $text) if defined $text;
	made("$name: is a configuration", $goal) or return;
	made("$name: builds", '-j2', 'all') or return;
	my $full = read_file($config);
	my ($greeting) = $full =~ /^CONFIG_HELLO_GREETING="(.*)"$/m;
	for my $platform ($full =~ /^CONFIG_PLAT_(\w+)=y$/mg) {
		$platform = lc($platform) =~ tr/_/-/r;
		my ($status, $said) = make('-s', 'run', "PLAT=$platform",
			quick_machine($platform, $full));
		is($status, 0, "$name: ends well on $platform");
		like($said, qr/\Q$greeting\E/, "$name: speaks on $platform");
	}
}

# The text of a Config.uk with all that it sources.
sub menu_text {
	my ($path) = @_;
	my $text = -e $path ? read_file($path) : '';
	return $text =~ s{^source "\$UK_ROOT/(.*)"$}{menu_text("$ROOT/$1")}gemr;
}

# What must be ticked for the lines given: enough for "depends on A && B".
sub needed_for {
	my ($lines) = @_;
	return map { /!/ ? () : /(\w+)/g } $lines =~ /^\tdepends on (.*)$/mg;
}

sub try_choices {
	my $default = read_file("$ROOT/apps/hello/configs/default");
	my $menus = menu_text("$ROOT/Config.uk");
	my $count = 0;
	while ($menus =~ /^choice\n(.*?)^endchoice$/msg) {
		my ($head, @members) = split(/^config /m, $1);
		for my $member (grep { /^\w+\n\tbool "/ } @members) {
			my ($name) = $member =~ /^(\w+)/;
			SKIP: {
				skip("$name is not for hello, which needs a libc", 1)
					if $member =~ /^\tdepends on !LIBC_WANTED$/m;
				my @ticked = ($name, needed_for($head . $member));
				builds_and_boots("choice $name", 'olddefconfig',
					$default . join('',
						map { "CONFIG_$_=y\n" } @ticked));
			}
			$count++;
		}
	}
	cmp_ok($count, '>=', 7, 'the choices were found');
}

builds_and_boots('allyesconfig', 'allyesconfig');
builds_and_boots('allnoconfig', 'allnoconfig');
try_choices();
for my $seed (1 .. $seeds) {
	local $ENV{KCONFIG_SEED} = $seed;
	unlink($config);
	made("KCONFIG_SEED=$seed: is taken", 'randconfig') or next;
	builds_and_boots("KCONFIG_SEED=$seed", 'olddefconfig', without_lto(read_file($config)));
}
done_testing();
