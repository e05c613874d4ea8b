#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Arm boards whose loader lies, in tags or a device tree: the image says what is wrong.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..", $FindBin::Bin;
use Boot;
use Lies;
use Test::More;

my %ram = ('vexpress-a15' => 0x80000000, raspi2b => 0);
my $hello = qr/^Hello, world.*^argument 1: one\nuk: exit 0$/ms;

sub crash {
	my ($reason) = @_;
	return qr/^crash: $reason.*^uk: exit 134$/ms;
}

# Boards differ in what they do where there is no RAM.
my $no_ram = crash('(external abort at|paging: there is no RAM at) 0x\w+');

sub tag {
	my ($kind, @values) = @_;
	return pack('V*', 2 + @values, $kind, @values);
}

sub tags {
	my ($image) = @_;
	my $ram = $ram{$image->{board}};
	my $here = $ram + (64 << 20);
	my $core = tag(0x54410001, 1, 4096, 0);
	my $memory = tag(0x54410002, 100 << 20, $ram);
	my $line = tag(0x54410009, unpack('V', "one\0"));
	my $initrd = sub { return tag(0x54420005, @_) };
	my $end = pack('V2', 0, 0);
	my $try = sub {
		my ($name, $expected, $tags, $at) = @_;
		says("tags: $name", [start_arm($image, $at // $here, $here => $tags)],
			$expected);
	};
	$try->('all is right', $hello, $core . $memory . $line . $end);
	my $none = crash('bare: there are no tags');
	$try->('none', $none, $end);
	$try->('not at the start', $none, $memory . $core . $end);
	$try->('not aligned', $none, $core . $memory . $line . $end, $here + 2);
	$try->('at the end of all addresses', $none, $core, 0xfffffffc);
	my $endless = crash('bare: the list of tags has no end');
	$try->('a tag of no size', $endless, $core . pack('V2', 0, 0x54410002));
	$try->('a tag of 16 GiB', $endless, $core . pack('V2', ~0 & 0xffffffff, 0x54410002));
	$try->('no end', $endless, $core . tag(0x54410006) x 10000);
	$try->('a tag too short', crash('bare: a tag is too short'),
		$core . tag(0x54410002, 1) . $end);
	$try->('a command line without an end', crash('bare: the command line in the tags'),
		$core . $memory . tag(0x54410009, unpack('V', 'ones')) . $end);
	$try->('no memory', crash('bare: the tags have no memory'), $core . $line . $end);
	my $outside = crash('bare: the initrd lies outside of RAM');
	$try->('an initrd outside', $outside,
		$core . $memory . $initrd->($ram + (100 << 20) - 1, 2) . $end);
	$try->('an initrd that wraps', $outside,
		$core . $memory . $initrd->($ram, ~0 & 0xffffffff) . $end);
	$try->('memory that wraps', $no_ram,
		$core . tag(0x54410002, ~0 & 0xffffffff, $ram) . $line . $end);
}

# The smallest tree: a root, a chosen command line, and memory as it is told.
sub tree {
	my ($base, $bytes) = @_;
	my $names = "bootargs\0device_type\0reg\0";
	my $prop = sub {
		my ($name, $value) = @_;
		return pack('N3', 3, length($value), index($names, "$name\0")) . $value
			. "\0" x (-length($value) % 4);
	};
	my $structure = pack('N2', 1, 0)
		. pack('N', 1) . "chosen\0\0" . $prop->('bootargs', "one\0") . pack('N', 2)
		. pack('N', 1) . "memory\0\0" . $prop->('device_type', "memory\0")
		. $prop->('reg', pack('N3', 0, $base, $bytes)) . pack('N', 2)
		. pack('N2', 2, 9);
	my @at = (40 + 16, 40 + 16 + length($structure));
	return pack('N10', 0xd00dfeed, $at[1] + length($names), @at, 40, 17, 16, 0,
		length($names), length($structure)) . "\0" x 16 . $structure . $names;
}

sub trees {
	my ($image) = @_;
	my $ram = $ram{$image->{board}};
	my $here = $ram + (64 << 20);
	my $true = tree($ram, 100 << 20);
	my $try = sub {
		my ($name, $expected, $tree) = @_;
		says("tree: $name", [start_arm($image, $here, $here => $tree)], $expected);
	};
	$try->('all is right', $hello, $true);
	$try->('magic', crash('bare: there are no tags'), "\0" . substr($true, 1));
	$try->('cut off', crash("bare: device tree's structure has no end"),
		substr($true, 0, 36) . pack('N', 8) . substr($true, 40));
	$try->('no memory', crash('bare: the device tree has no memory'), tree($ram, 0));
	$try->('memory elsewhere', $no_ram, tree($ram + (1 << 30), 1 << 20));
	$try->('memory that wraps', $no_ram, tree($ram, ~0 & 0xffffffff));
}

my @boards = grep { $_->{board} } images(build('hello', 'default', 'PLAT_BARE=y'));
ok(@boards == keys(%ram), 'the boards are those that are known here');
for my $image (@boards) {
	subtest $image->{board} => sub {
		plan skip_all => 'qemu-system-arm is not there: make setup'
			if !grep { -x "$_/qemu-system-arm" } split(/:/, $ENV{PATH});
		tags($image);
		trees($image);
		done_testing();
	};
}
done_testing();
