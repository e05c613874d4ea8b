#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# What a configuration asks for and cannot have is an error that says why.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Fixture;
use Test::More;

use_tree('tree');
my $tree = read_file("$FindBin::Bin/strict.uk");
write_file("$dir/tree/Config.uk", $tree);

sub line_of {
	my ($before) = $tree =~ /^(.*?)config $_[0]\b/s;
	return 1 + ($before =~ tr/\n//);
}

my $good = "CONFIG_ARCH_X86_64=y\nCONFIG_PLAT_KVM=y\n";
my $no_kvm = "CONFIG_ARCH_X86_64=y\nCONFIG_PLAT_LINUX=y\n";

# Takes $text both as a defconfig and as a .config; both must fail alike.
sub refused {
	my ($name, $text, @messages) = @_;
	my $defconfig = "$dir/tree/apps/hello/configs/bad";
	write_file($defconfig, $text);
	write_file($config, $good);
	my ($status, $said) = kconfig('config-from', $defconfig);
	is($status, 1, "$name: a defconfig is refused");
	like($said, qr/^configs\/bad:$_/m, "$name: it says why") for @messages;
	is(read_file($config), $good, "$name: the old .config stays");

	write_file($config, $text);
	for my $command ('sync', 'olddefconfig') {
		($status, $said) = kconfig($command);
		is($status, 1, "$name: $command refuses the .config");
		like($said, qr/^\Q$config\E:$_/m, "$name: $command says why")
			for @messages;
	}
	is(read_file($config), $text, "$name: .config is as it was");
	ok(!-e "$dir/out/include", "$name: nothing for the build is written");
	is_deeply([leftovers()], [], "$name: no file is left behind");
}

refused('missing dependency', "$good\nCONFIG_SYMBOLS=y\n",
	'4: error: CONFIG_SYMBOLS=y: SYMBOLS depends on BACKTRACE &&'
	. '\s+\(PLAT_KVM \|\|\s+ARCH_X86_64\) && ALLOC, and BACKTRACE=y,'
	. ' PLAT_KVM=y, ARCH_X86_64=y, ALLOC=n\n'
	. '  Config.uk:' . line_of('SYMBOLS') . ': SYMBOLS is defined here$');
refused('number without its platform', $no_kvm . "CONFIG_ADDRESS=0x20000\n",
	'3: error: CONFIG_ADDRESS=0x20000: ADDRESS depends on PLAT_KVM,'
	. ' and PLAT_KVM=n\n  Config.uk:' . line_of('ADDRESS') . ': ');
refused('unknown name', $good . "CONFIG_SYMBLOS=y\n",
	'3: error: CONFIG_SYMBLOS=y: there is no such option;'
	. ' did you mean CONFIG_SYMBOLS\?$');
refused('first word forgotten', $good . "CONFIG_KVM=y\n",
	'3: .*did you mean CONFIG_PLAT_KVM\?$');
refused('unknown name, not set', $good . "# CONFIG_BACKTRACES is not set\n",
	'3: error: CONFIG_BACKTRACES is not set: there is no such option;'
	. ' did you mean CONFIG_BACKTRACE\?$');
refused('nothing like it', $good . "CONFIG_FLUX_CAPACITOR=y\n",
	'3: error: CONFIG_FLUX_CAPACITOR=y: there is no such option$');
refused('text of a help', $good . "CONFIG_NOT_THERE=y\n",
	'3: error: CONFIG_NOT_THERE=y: there is no such option');
refused('bool of another type', $good . "CONFIG_BACKTRACE=m\n",
	'3: error: CONFIG_BACKTRACE=m: BACKTRACE is y or n\n'
	. '  Config.uk:' . line_of('BACKTRACE') . ': ');
refused('int of another type', $good . "CONFIG_STACK_KB=0x10\n",
	'3: error: CONFIG_STACK_KB=0x10: STACK_KB is a whole number$');
refused('int without a value', $good . "CONFIG_STACK_KB=\n",
	'3: error: CONFIG_STACK_KB=: STACK_KB is a whole number$');
refused('hex of another type', $good . "CONFIG_ADDRESS=1M\n",
	'3: error: CONFIG_ADDRESS=1M: ADDRESS is a hexadecimal number');
refused('string of another type', $good . "CONFIG_GREETING=hello\n",
	'3: error: CONFIG_GREETING=hello: GREETING is a text in double quotes');
refused('int too small', $good . "CONFIG_STACK_KB=3\n",
	'3: error: CONFIG_STACK_KB=3: STACK_KB must lie between 4 and 1024$');
refused('int too large', $good . "CONFIG_STACK_KB=1025\n",
	'3: .*STACK_KB must lie between 4 and 1024$');
refused('hex out of range', $good . "CONFIG_ADDRESS=0x1ffff\n",
	'3: .*ADDRESS must lie between 0x20000 and 0x7f000000$');
refused('two of a choice', $good . "CONFIG_LOG_ERROR=y\nCONFIG_LOG_WARN=y\n",
	'3: error: CONFIG_LOG_ERROR=y: CONFIG_LOG_WARN is set,'
	. ' and only one of the two can be$');
refused('not a setting', $good . "BACKTRACE=y\n",
	'3: error: not CONFIG_NAME=value: BACKTRACE=y$');
refused('no architecture', "CONFIG_PLAT_KVM=y\n",
	' error: no architecture is ticked: .*"Architectures"');
refused('no platform', "CONFIG_ARCH_X86_64=y\n",
	' error: no platform is ticked: .*"Platforms"');
refused('two mistakes', $good . "CONFIG_A=y\nCONFIG_STACK_KB=0\n",
	'3: error: ', '4: error: ');

# A defconfig is written by people; a .config also records what follows.
write_file("$dir/hidden", $good . "CONFIG_ALLOC=y\n");
my ($status, $said) = kconfig('config-from', "$dir/hidden");
is($status, 1, 'a defconfig cannot set what follows from other options');
like($said, qr/hidden:3: .*ALLOC follows from other options/, 'it says so');
write_file($config, $no_kvm . "CONFIG_ALLOC=y\nCONFIG_ADDRESS=0x100000\n");
($status, $said) = kconfig('sync');
is($status, 0, 'what followed, and defaults, may vanish from a .config');
is($said, '', 'silently');
unlike(read_file($config), qr/ALLOC|ADDRESS/, 'they did');

# Mistakes of the tree itself.
sub tree_refused {
	my ($name, $text, $message) = @_;
	write_file("$dir/tree/Config.uk", $tree . $text);
	write_file($config, $good);
	my ($status, $said) = kconfig('sync');
	is($status, 1, "$name: refused");
	like($said, $message, "$name: it says why");
	is(read_file($config), $good, "$name: .config is as it was");
}

tree_refused('unmet select', "config A\n\tdef_bool y\n\tselect B\n"
	. "config B\n\tbool\n\tdepends on ALLOC\n",
	qr/^error: A selects B, which depends on ALLOC, and ALLOC=n
  Config.uk:\d+: A is defined here
  Config.uk:\d+: B is defined here\n\z/);
tree_refused('recursion', "config A\n\tbool \"a\"\n\tdepends on B\n"
	. "config B\n\tbool \"b\"\n\tdepends on A\n",
	qr/^Config.uk:\d+:error: recursive dependency detected!/);
tree_refused('no default', "config A\n\tint \"a\"\n",
	qr/^error: A has no value: its definition needs a default
  Config.uk:\d+: A is defined here/);
tree_refused('syntax', "confg A\n", qr/^Config.uk:\d+: /);
tree_refused('missing file', "source \"\$UK_ROOT/none\"\n", qr/^Config.uk:\d+: .*none/);

done_testing();
