#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# The Raspberry Pi's image where the board's own firmware puts it, with what that
# leaves: all four CPUs running, HYP mode or not, a device tree in page zero.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

# Instructions at address 0, where all CPUs start: the first one goes on to the
# image with r2 as firmware has it, in HYP mode if so asked; the others wait.
sub stub {
	my ($kernel, $info, $hyp) = @_;
	my @go = $hyp ? (
		0xf1020016,             # cps #0x16, to the secure monitor's mode
		0xe3a00b03, 0xee010f51, # mov r0, #0xc00; to NSACR: the FPU is for all
		0xe3a00c01, 0xe3800031, # mov r0, #0x100; orr r0, r0, #0x31
		0xee010f11,             # to SCR: not secure, and hvc is there
		0xe3a000da, 0xe16ff000, # mov r0, #0xda; to SPSR: HYP mode
		0xe1a0e003, 0xe1b0f00e  # mov lr, r3; movs pc, lr
	) : (0xe12fff13);               # bx r3
	my $code = pack('L<*',
		0xee100fb0,             # mrc p15, 0, r0, c0, c0, 5
		0xe21000ff,             # ands r0, r0, #0xff
		0x1a000014,             # bne 0x60
		0xe59f206c,             # ldr r2, 0x80
		0xe59f306c, @go);       # ldr r3, 0x84
	$code .= "\0" x (0x60 - length($code))
		. pack('L<2', 0xe320f003, 0xeafffffd); # wfi; b 0x60
	return $code . "\0" x (0x80 - length($code)) . pack('L<2', $info, $kernel);
}

# A device tree (Devicetree Specification 0.4, chapter 5) with memory, a command
# line, and room for `$more` bytes of something else.
sub tree {
	my ($bytes, $cmdline, $more) = @_;
	my (%at, $structure);
	my $strings = '';
	my $prop = sub {
		my ($name, $value) = @_;
		$at{$name} //= do { my $n = length($strings); $strings .= "$name\0"; $n };
		$structure .= pack('NNN', 3, length($value), $at{$name}) . $value
			. "\0" x (-length($value) % 4);
	};
	my $node = sub {
		my ($name) = @_;
		$structure .= pack('N', 1) . "$name\0" . "\0" x (-(length($name) + 1) % 4);
	};
	my $end = sub { $structure .= pack('N', 2) };

	$structure = '';
	$node->('');
	$prop->('#address-cells', pack('N', 1));
	$prop->('#size-cells', pack('N', 1));
	$node->('memory@0');
	$prop->('device_type', "memory\0");
	$prop->('reg', pack('NN', 0, $bytes));
	$end->();
	$node->('chosen');
	$prop->('bootargs', "$cmdline\0");
	$prop->('something-else', 'x' x $more) if $more;
	$end->();
	$end->();
	$structure .= pack('N', 9);
	my $reserved = 40;
	my $start = $reserved + 16;
	my $total = $start + length($structure) + length($strings);
	return pack('N10', 0xd00dfeed, $total, $start, $start + length($structure),
		$reserved, 17, 16, 0, length($strings), length($structure))
		. "\0" x 16 . $structure . $strings;
}

# A list of tags: core, memory, command line, end.
sub tags {
	my ($bytes, $cmdline) = @_;
	my $line = "$cmdline\0" . "\0" x (-(length($cmdline) + 1) % 4);
	return pack('L<5', 5, 0x54410001, 1, 4096, 0)
		. pack('L<4', 4, 0x54410002, $bytes, 0)
		. pack('L<2', 2 + length($line) / 4, 0x54410009) . $line
		. pack('L<2', 0, 0);
}

# Boots as firmware does: `$said` is what it leaves at `$at`.
sub boots_by_firmware {
	my ($name, $image, $kernel, $at, $left, $status, @patterns) = @_;
	write_file("$dir/stub", stub($kernel, $at, $name =~ /HYP/));
	write_file("$dir/left", $left);
	my $loaded = join(' ', map { "-device loader,force-raw=on,file=$_->[0],addr=$_->[1]" }
		["$dir/stub", 0], ["$dir/left", $at], [$image->{path}, $kernel]);
	# A machine without -kernel; the script that starts it always has one.
	write_file("$dir/fw.run", "#!/bin/sh\n# console: machine\n"
		. "exec qemu-system-arm -M raspi2b -no-reboot -nodefaults -display none"
		. " -serial stdio $loaded\n");
	chmod(0755, "$dir/fw.run");
	symlink("$image->{path}.dbg", "$dir/fw.dbg");
	boots_as($name, { %$image, path => "$dir/fw" }, {}, $status, @patterns);
}

my $m = 1 << 20;
each_image(build('hello', 'default'), sub {
	my ($image) = @_;
	plan skip_all => 'another board' if ($image->{board} // '') ne 'raspi2b';
	my $hello = qr/^Hello, world from bare on arm/m;
	my $big = (-s $image->{path}) + 4096;

	boots_by_firmware('tags', $image, 0x8000, 0x100, tags(100 * $m, 'one two status=3'), 3,
		$hello, qr/^memory: 102400 KiB$/m, qr/^argument 2: two$/m);
	boots_by_firmware('HYP mode, tags', $image, 0x8000, 0x100, tags(100 * $m, 'one two status=7'),
		7, $hello, qr/^memory: 102400 KiB$/m, qr/^argument 2: two$/m);
	boots_by_firmware('HYP mode, tree in page zero', $image, 0x8000, 0x100,
		tree(200 * $m, 'one two status=4', 20000), 4,
		$hello, qr/^memory: 204800 KiB$/m, qr/^argument 2: two$/m);
	boots_by_firmware('tree high up', $image, 0x8000, 0x2eff0000,
		tree(900 * $m, 'one two status=5', 50000), 5,
		$hello, qr/^memory: 921600 KiB$/m, qr/^argument 2: two$/m);
	boots_by_firmware('loaded high up', $image, 0x100000 + $big, 0x100,
		tags(100 * $m, 'status=6'), 6, $hello);
	boots_by_firmware('loaded half way', $image, 0x10000 + 0x1000, 0x100,
		tags(100 * $m, ''), 134,
		qr/^arm: the image was loaded into the end of where it belongs$/m);
	boots_by_firmware('neither tags nor tree', $image, 0x8000, 0x100, "\0" x 64, 134,
		qr/^crash: bare: there are no tags$/m);
	boots_by_firmware('a tree within the image', $image, 0x8000, 0x20000,
		tree(100 * $m, '', 0), 134, qr/^arm: there is less memory than the image needs$/m);
}, 'bare');

done_testing();
