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

# The ways in which each machine can have them.
my %ways = (
	microvm => [['of old', ''], ['of version 1', '-global virtio-mmio.force-legacy=false']],
	virt => [['of old', ''], ['of version 1', '-global virtio-mmio.force-legacy=false']],
	q35 => [['packed', '-global virtio-serial-pci.packed=on']],
	pc => [['transitional', ''], ['of old', '-global virtio-serial-pci.disable-modern=on']],
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
	my ($image, $machine, $flags) = @_;
	my ($echo, $monitor) = ("$dir/echo", "$dir/monitor");
	unlink($echo, $monitor);
	local %ENV = (%ENV, TIMEOUT => 60, MACHINE => $machine, PORTS => "org.test.echo=$echo",
		QEMU_FLAGS => "$flags -monitor unix:$monitor,server=on,wait=off");
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

# Whatever is said, before it was found and at the very end, too.
sub console {
	my ($image, $machine, $flags) = @_;
	my $env = { MACHINE => $machine, CONSOLE => 'virtio', QEMU_FLAGS => $flags };
	boots_as('console', $image, { args => ['echo'], env => $env,
		input => 'sleep 1; echo hello; sleep 0.5; echo quit; sleep 0.5' }, 0,
		qr/^echo: ready\n.*^echo: hello\n.*^echo: quit\nuk: exit 0$/ms);
	boots_as('end', $image, { args => ['none'], env => $env }, 2,
		qr/^none: not a thing to do\nuk: exit 2$/m);
	return;
}

# The same build as that of tests/boot/image.
each_image(build('selftest', 'newlib', map { "PLAT_$_=n" } qw(BARE XEN_PV XEN_HVM)), sub {
	my ($image) = @_;
	for my $machine (machines($image)) {
		for (@{ $ways{$machine} }) {
			my ($name, $flags) = @$_;
			subtest "$machine, $name" => sub {
				ports($image, $machine, $flags);
				console($image, $machine, $flags);
			};
		}
	}
	my ($machine) = machines($image);
	boots_as('a port without a path', $image, { args => ['none'],
		env => { MACHINE => $machine, PORTS => 'org.test' } }, 2, qr/^PORTS=org.test: it is NAME=PATH/m);
}, 'kvm');

done_testing();
