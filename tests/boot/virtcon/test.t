#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Virtio's consoles and serial ports: what the host says arrives, and what is said to it.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Frames;
use IO::Select;
use IO::Socket::UNIX;
use Test::More;
use Time::HiRes 'sleep';

my $modern = '-global virtio-mmio.force-legacy=false';
# What ports are plugged into, in the ways in which each machine can have it.
my %ways = (
	microvm => [['of old', 'virtio-serial-device'], ['of version 1', "virtio-serial-device $modern"]],
	virt => [['of old', 'virtio-serial-device']],
	q35 => [['packed', 'virtio-serial-pci,packed=on']],
	pc => [['transitional', 'virtio-serial-pci'], ['of old', 'virtio-serial-pci,disable-modern=on']],
);

# The other end of a port or a monitor.
sub connect_to {
	my ($path) = @_;
	for (1 .. 100) {
		my $socket = IO::Socket::UNIX->new(Peer => $path);
		return $socket if $socket;
		sleep(0.1);
	}
	die "$path: $!";
}

sub reads {
	my ($socket, $bytes) = @_;
	my ($said, $select) = ('', IO::Select->new($socket));
	while (length($said) < $bytes && $select->can_read(20)) {
		sysread($socket, $said, $bytes - length($said), length($said)) or last;
	}
	return $said;
}

# Much more than there is memory for, by one who does not read at first: nothing is lost.
sub echoes {
	my ($socket) = @_;
	my $sent = join('', map { pack('V', int(rand(2**32))) } 1 .. 50_000);
	my ($at, $got) = (0, '');
	my $select = IO::Select->new($socket);
	$socket->blocking(0);
	while ($at < length($sent) && $select->can_write(1)) {
		$at += syswrite($socket, $sent, 65536, $at) // last;
	}
	note("$at bytes sent before any was read");
	while (length($got) < length($sent)) {
		$at += syswrite($socket, $sent, 65536, $at) // 0 if $at < length($sent);
		$select->can_read(20) or last;
		sysread($socket, $got, 65536, length($got));
	}
	$socket->blocking(1);
	ok($got eq $sent, length($sent) . ' bytes come back as they were')
		or diag(length($got) . ' of them came');
	return length($sent);
}

# A port that is plugged in, and out, while the image runs.
sub comes_late {
	my ($port, $monitor) = @_;
	my $late = "$dir/late";
	syswrite($port, "late\n");
	for ("chardev-add socket,id=late,path=$late,server=on,wait=off",
		'device_add virtserialport,chardev=late,name=late,id=late') {
		syswrite($monitor, "$_\n");
		sleep(0.1);
	}
	is(reads(connect_to($late), 5), "here\n", 'a port that comes later');
	syswrite($monitor, "device_del late\n");
	return;
}

sub ports {
	my ($image, $machine, $device) = @_;
	my ($echo, $monitor) = ("$dir/echo", "$dir/monitor");
	unlink($echo, $monitor);
	local %ENV = (%ENV, TIMEOUT => 60, MACHINE => $machine, QEMU_FLAGS => "-device $device "
		. "-chardev socket,id=echo,path=$echo,server=on,wait=off "
		. '-device virtserialport,chardev=echo,name=org.test.echo '
		. "-monitor unix:$monitor,server=on,wait=off");
	my $run = start("$ROOT/support/run/run $image->{path} port");
	ok(said_until($run, qr/^port: open/m), 'it has a port') or diag($run->{said});
	my $socket = connect_to($echo);
	is(reads($socket, 6), "hello\n", 'what was written before the host was there');
	my $bytes = echoes($socket);
	close($socket);
	ok(said_until($run, qr/^port: closed.*\n/m), 'the host closes') or diag($run->{said});
	$socket = connect_to($echo);
	is(reads($socket, 6), "again\n", 'the host opens again');
	my $late = $machine eq 'q35';
	my $orders = connect_to($monitor);
	comes_late($socket, $orders) if $late;
	said_until($run, qr/late has gone.*\n/) if $late;
	syswrite($socket, "quit\n");
	is(finish($run), 0, 'it ends well');
	my $said = $run->{said};
	my @expected = ('named org.test.echo', 'open, again -16, the same, closed 0x11',
		"echoed $bytes, then 0", 'closed: events 0x11, write -11, read 0',
		$late ? ('told late, 0, 5 of 5', 'late has come: 5',
			'late has gone: read -19, write -19, open -2') : (), 'told quit, 0, 5 of 5');
	is_deeply([$said =~ /^port: (.*)$/mg], \@expected, 'and all is as it should be') or diag($said);
	return;
}

# Where there is no other console, what was said before it was found is there, too.
sub console {
	my ($image, $machine, $device) = @_;
	my $path = "$dir/console";
	unlink($path);
	my $alone = $machine eq 'microvm';
	my $type = 'use IO::Socket::UNIX; my $s = IO::Socket::UNIX->new(shift) or die $!; '
		. 'print $s "hello\nquit\n"; print while <$s>';
	my $flags = $alone ? '-M isa-serial=off -device virtconsole,chardev=serial0'
		: "-chardev socket,id=c,path=$path,server=on,wait=on -device virtconsole,chardev=c";
	boots_as('console', $image, { args => ['echo'],
		env => { MACHINE => $machine, QEMU_FLAGS => "-device $device $flags" },
		input => $alone ? 'sleep 2; echo hello; sleep 1; echo quit'
			: "sleep 1; perl -e '$type' $path >$dir/said" }, 0, qr/^echo: hello\n.*^echo: quit\nuk: exit 0$/ms);
	return if $alone;
	open(my $file, '<', "$dir/said") or die "$dir/said: $!";
	my $said = join('', <$file>);
	like($said, qr/^echo: ready\r\n.*^echo: hello\r\n.*^echo: quit\r\nuk: exit 0\r$/ms, 'the host reads that, too');
	return;
}

# The same build as that of tests/boot/image.
each_image(build('selftest', 'newlib', map { "PLAT_$_=n" } qw(BARE XEN_PV XEN_HVM)), sub {
	my ($image) = @_;
	for my $machine (machines($image)) {
		for (@{ $ways{$machine} }) {
			my ($name, $device) = @$_;
			subtest "$machine, $name" => sub {
				ports($image, $machine, $device);
				console($image, $machine, $device);
			};
		}
	}
}, 'kvm');

done_testing();
