#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Which files a configuration run writes, when it leaves them alone, and when it is stopped.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Fixture;
use Test::More;
use Time::HiRes 'sleep';

use_tree('hello');
my $default = "$ENV{UK_APP_DIR}/configs/default";
my $made = "$dir/out/include";

sub succeeds {
	my ($name, @command) = @_;
	my ($status, $said) = kconfig(@command);
	is($status, 0, "$name: status 0");
	return $said;
}

# Sets a file's time back, so that any write to it shows.
sub set_back {
	utime(1e9, 1e9, $_) == 1 or die "$_: $!" for @_;
}

sub untouched {
	return (stat $_[0])[9] == 1e9;
}

succeeds('config-from', 'config-from', $default);
is(succeeds('sync', 'sync'), '', 'sync: silently');
ok(-s "$made/$_", "sync writes $_") for
	qw(config/auto.conf config/auto.conf.cmd generated/autoconf.h);
like(read_file("$made/config/auto.conf.cmd"),
	qr(\Q$ROOT\E/lib/core/base/Config.uk \\), 'auto.conf.cmd lists sources');

my @same = map { "$made/config/$_.h" } 'base', 'plat/kvm', 'hello/crash';
set_back($config, "$made/config/auto.conf", @same);
succeeds('sync again', 'sync');
ok(untouched($config), 'sync again: .config is not written');
ok(untouched($_), "sync again: $_ is not written") for @same;
ok(!untouched("$made/config/auto.conf"), 'sync again: auto.conf is newer');

for my $command (['olddefconfig'], ['config-from', $default]) {
	succeeds("@$command again", @$command);
	ok(untouched($config), "$command->[0] again: .config is not written");
}

write_file($config, read_file($config) =~ s/CONFIG_HELLO_CRASH=y\n//r);
succeeds('sync after a change', 'sync');
ok(!untouched("$made/config/hello/crash.h"), 'what changed is written');
ok(untouched($_), "$_ is not") for @same[0, 1];

# Options that were added since .config was written.
my $full = read_file($config);
write_file($config, $full =~ s/CONFIG_BASE_STACK_KB=16\n//r);
is(succeeds('sync with a new option', 'sync'), '', 'a default, silently');
is(read_file($config), $full, 'a new option gets its default');

write_file($config, "$full# CONFIG_PLAT_KVM is not set\n");
succeeds('appended line', 'sync');
unlike(read_file($config), qr/^CONFIG_PLAT_KVM=y/m, 'the last line counts');

succeeds('savedefconfig', 'savedefconfig', "$dir/minimal");
set_back("$dir/minimal");
succeeds('savedefconfig again', 'savedefconfig', "$dir/minimal");
ok(untouched("$dir/minimal"), 'savedefconfig again writes nothing');

# Random ones.
my $first = succeeds('randconfig', 'randconfig');
like($first, qr/^KCONFIG_SEED=0x[0-9A-F]+$/, 'randconfig prints its seed');
my $random = read_file($config);
($ENV{KCONFIG_SEED}) = $first =~ /=(.*)/;
is(succeeds('the seed again', 'randconfig'), $first, 'the same seed');
is(read_file($config), $random, 'gives the same configuration');
delete $ENV{KCONFIG_SEED};
like($random, qr/^CONFIG_ARCH_X86_64=y$/m, 'it can be built');
write_file("$dir/all", "CONFIG_ARCH_X86_64=y\nCONFIG_PLAT_KVM=y\n"
	. "CONFIG_BASE_STACK_KB=77\n");
$ENV{KCONFIG_ALLCONFIG} = "$dir/all";
for my $command ('randconfig', 'allnoconfig', 'allyesconfig') {
	succeeds("$command with KCONFIG_ALLCONFIG", $command);
	like(read_file($config), qr/^CONFIG_BASE_STACK_KB=77$/m,
		"$command keeps to KCONFIG_ALLCONFIG");
}
my $kept = read_file($config);
for my $text ("CONFIG_BASE_STACK_BK=77\n", undef) {
	$ENV{KCONFIG_ALLCONFIG} = defined $text ? "$dir/all" : "$dir/none";
	write_file("$dir/all", $text) if defined $text;
	my ($status, $said) = kconfig('randconfig');
	is($status, 1, 'a bad KCONFIG_ALLCONFIG is refused');
	like($said, qr(all:1: .*did you mean|none: no such file), 'with reason');
}
delete $ENV{KCONFIG_ALLCONFIG};
is(read_file($config), $kept, 'and .config stays');

# What is not there.
my ($status, $said) = kconfig('config-from', "$dir/none");
is($status, 1, 'a defconfig that is not there is refused');
is($said, "kconfig: $dir/none: no such file\n", 'and named');
unlink($config);
($status, $said) = kconfig('sync');
is($status, 1, 'sync without a .config is refused');
is($said, "kconfig: $config: no such file\n", 'and named');
{
	mkdir("$dir/bin");
	for my $tool (qw(sh dirname rm)) {
		chomp(my $path = qx(sh -c 'command -v $tool'));
		symlink($path, "$dir/bin/$tool");
	}
	local $ENV{PATH} = "$dir/bin";
	($status, $said) = kconfig('sync');
	is($status, 1, 'without kconfig-conf: refused');
	is($said, 'kconfig: kconfig-conf is missing: install the package'
		. " kconfig-frontends\n", 'the package is named');
}

# A run that is stopped in the middle: kconfig-conf here waits to be.
write_file("$dir/slow/kconfig-conf", "#!/bin/sh\n"
	. "touch $dir/started $dir/out/.tmpconfig.h\nexec sleep 20\n");
chmod(0755, "$dir/slow/kconfig-conf");
for my $signal ('INT', 'TERM', 'HUP') {
	write_file($config, $kept);
	unlink("$dir/started");
	my $child = fork() // die $!;
	if ($child == 0) {
		setpgrp();
		$SIG{$_} = 'DEFAULT' for 'INT', 'TERM', 'HUP';
		$ENV{PATH} = "$dir/slow:$ENV{PATH}";
		open(STDIN, '<', '/dev/null');
		open(STDERR, '>', '/dev/null');
		exec("$ROOT/support/kconfig/kconfig", 'sync');
	}
	for (1 .. 100) {
		last if -e "$dir/started";
		sleep 0.05;
	}
	kill($signal, -$child);
	waitpid($child, 0);
	isnt($?, 0, "SIG$signal ends it");
	is_deeply([leftovers()], [], "SIG$signal: nothing is left behind");
	is(read_file($config), $kept, "SIG$signal: .config stays");
}
done_testing();
