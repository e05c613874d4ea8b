#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# An Arm machine whose device tree lies: the image says what is wrong, or does without.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..", $FindBin::Bin;
use Boot;
use Lies;
use Test::More;

my $TREE = 0x46000000;
my $hello = qr/^Hello, world.*^argument 1: one\nuk: exit 0$/ms;

sub crash {
	my ($reason) = @_;
	return qr/^crash: $reason.*^uk: exit 134$/ms;
}

# QEMU's own, with a command line and an initrd, without the room behind it.
sub true_tree {
	write_file("$dir/initrd", 'i' x 100);
	system("qemu-system-arm -M virt,dumpdtb=$dir/tree -cpu cortex-a15 -m 128M -kernel"
		. " $dir/initrd -initrd $dir/initrd -append one >$dir/said 2>&1") == 0
		or die 'QEMU writes no device tree';
	open(my $file, '<:raw', "$dir/tree") or die "$dir/tree: $!";
	local $/;
	my $tree = <$file>;
	my ($strings, $bytes) = unpack('x12Nx16N', $tree);
	return substr($tree, 0, $strings + $bytes);
}

# What its header says, by words: magic, total, structure, strings, reserved,
# version, compatible, CPU, bytes of strings, of structure.
sub with_word {
	my ($tree, $n, $value) = @_;
	substr($tree, 4 * $n, 4) = pack('N', $value);
	return $tree;
}

# A value in place of one of the same length that is there.
sub with {
	my ($tree, $old, $new) = @_;
	length($old) == length($new) && index($tree, $old) >= 0 or die 'nothing to replace';
	return $tree =~ s/\Q$old\E/$new/r;
}

sub lies {
	my ($image) = @_;
	my $true = true_tree();
	my $try = sub {
		my ($name, $expected, $tree, $at) = @_;
		says($name, [start_arm($image, $at // $TREE, $TREE => $tree)], $expected);
	};
	my ($structure, $strings) = unpack('x8NN', $true);
	$try->('all is right', $hello, $true);

	my $none = crash('kvm: there is no device tree');
	$try->('no tree', $none, $true, 0);
	$try->('a tree that is not aligned', $none, $true, $TREE + 2);
	$try->('a tree at the end of all addresses', $none, $true, 0xffffffe0);
	$try->('magic', $none, with_word($true, 0, 0xd00dfeee));
	$try->('version', crash('kvm: device tree is of a version'), with_word($true, 5, 16));
	$try->('another reader', crash('kvm: device tree is of a version that needs'),
		with_word($true, 6, 99));
	my $outside = crash('kvm: device tree .*(outside|cut off)');
	$try->('less than its blocks', $outside, with_word($true, 1, 100));
	$try->('a structure outside', $outside, with_word($true, 2, 0xfffffff0));
	$try->('strings outside', $outside, with_word($true, 8, 0xffffffff));
	$try->('a structure that is not aligned', crash("kvm: device tree's structure is not"
		. ' aligned'), with_word($true, 2, $structure + 1));
	$try->('a structure without an end', crash("kvm: device tree's structure has no end"),
		with_word($true, 9, 8));
	$try->('strings without an end', crash("kvm: device tree's strings have no end"),
		with_word($true, 8, length($true) - $strings - 1));
	$try->('reserved memory without an end', crash("kvm: device tree's list of reserved"
		. ' memory has no end'), with_word($true, 4, (length($true) - 4) & ~3));
	$try->('an unknown token', crash('kvm: device tree has an unknown token'),
		with_word($true, $structure / 4, 7));

	my $memory = pack('N4', 0, 0x40000000, 0, 128 << 20);
	my $ram = sub { return with($true, $memory, pack('N4', @_)) };
	my $none_of_it = crash('kvm: the device tree has no memory');
	$try->('no memory node', $none_of_it,
		with($true, "memory\0", "memorx\0"));
	$try->('memory that wraps', crash('kvm: the device tree has a broken memory node'),
		$ram->(0xffffffff, 0xfffff000, 0, 0x2000));
	$try->('memory of no size', $none_of_it,
		$ram->(0, 0x40000000, 0, 0));
	my $nothing = crash('external abort at 0x[0-9a-f]+');
	$try->('memory that is not there', $nothing, $ram->(0, 0x40000000, 0, 0x30000000));
	$try->('memory elsewhere', crash('kvm: the initrd lies outside of RAM'),
		$ram->(0, 0x90000000, 0, 0x1000000));
	$try->('memory of all addresses', $nothing, $ram->(0, 0, 0xffffffff, 0xffffffff));
	$try->('cells of 4 thousand million', crash('kvm: the device tree has a broken memory'),
		with_cells($true, '#address-cells'));
}

# The root's number of cells, which stands behind its length and name.
sub with_cells {
	my ($tree, $name) = @_;
	my ($strings) = unpack('x12N', $tree);
	my $at = index($tree, "\0$name\0", $strings) + 1 - $strings;
	return with($tree, pack('N4', 3, 4, $at, 2), pack('N4', 3, 4, $at, ~0 & 0xffffffff));
}

sub devices {
	my ($image) = @_;
	my $true = true_tree();
	my $try = sub {
		my ($name, $expected, $old, $new) = @_;
		says($name, [start_arm($image, $TREE, $TREE => with($true, $old, $new))], $expected);
	};
	my $nothing = 0xb000000;
	my $reg = sub { return pack('N4', 0, $_[0], 0, $_[1]) };
	$try->('no interrupt controller', crash('gic: the device tree has none'),
		'arm,cortex-a15-gic', 'arm,cortex-a15-xxx');
	$try->('an interrupt controller in RAM', crash('gic: its registers cannot be mapped'),
		$reg->(0x8000000, 0x10000), $reg->(0x40100000, 0x10000));
	$try->('an interrupt controller that is not there', crash('external abort at 0xb'),
		$reg->(0x8000000, 0x10000), $reg->($nothing, 0x10000));
	$try->('no timer', crash('arm: the device tree has no generic timer'),
		'arm,armv7-timer', 'arm,armv7-xxxxx');
	$try->('a timer with an interrupt of no kind', crash('arm: the device tree has no generic timer'),
		pack('N3', 1, 11, 0x104), pack('N3', 7, 11, 0x104));
	$try->('no firmware to end with', $hello, "hvc\0", "xxx\0");
	$try->('a clock that is not there', $hello,
		$reg->(0x9010000, 0x1000), $reg->($nothing, 0x1000));
	$try->('a console in RAM', $hello, $reg->(0x9000000, 0x1000),
		$reg->(0x40100000, 0x1000));
	# It can be heard by nobody; but it ends.
	$try->('a console that is not there', qr/^/, $reg->(0x9000000, 0x1000),
		$reg->($nothing, 0x1000));
	$try->('a console by no path', $hello, "/pl011\@9000000\0", "/pl012\@9000000\0");
}

for my $image (grep { $_->{plat} eq 'kvm' && $_->{arch} eq 'arm' }
	images(build('hello', 'default', 'PLAT_BARE=y'))) {
	for ([lies => \&lies], [devices => \&devices]) {
		my ($name, $test) = @$_;
		subtest $name => sub {
			plan skip_all => 'qemu-system-arm is not there: make setup'
				if !grep { -x "$_/qemu-system-arm" } split(/:/, $ENV{PATH});
			$test->($image);
			done_testing();
		};
	}
}
done_testing();
