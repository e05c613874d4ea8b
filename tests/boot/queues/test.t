#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Several queues of a virtio network device: packets go by all of them, each interrupts, and lwIP uses
# them. User networking has one; so behind a tap of several.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Frames;
use IO::Select;
use IO::Socket::INET;
use IO::Socket::UNIX;
use JSON::PP;
use Net;
use Test::More;

use constant QUEUES => 4;

my $lacks = why_no_namespace();
$lacks ||= -w '/dev/net/tun' ? '' : 'no /dev/net/tun that may be written to';
plan skip_all => $lacks if $lacks ne '';
my @options = ('NETDEV_QUEUES=' . QUEUES, 'ARCH_ARM=n', @two_platforms);
# What a build fetches is not to be had from there.
my ($frames, $echo) = map {
	my ($image) = grep { $_->{plat} eq 'kvm' } images($_);
	$image;
} build('selftest', 'drivers', @options), build('echo', 'drivers', @options);
$lacks = Boot::lacks($frames);
plan skip_all => $lacks if $lacks ne '';
enter_namespace();
ip('tuntap add uk0 mode tap multi_queue');
ip('address add 10.0.5.1/24 dev uk0');
ip('link set uk0 up');

# Datagrams of so many connections, one after the other: whoever is not woken for one answers no more.
sub answered {
	my ($connections, $rounds) = @_;
	my @sockets = map {
		IO::Socket::INET->new(Proto => 'udp', PeerAddr => '10.0.5.2', PeerPort => 7) // die "socket: $!"
	} 1 .. $connections;
	my $right = 0;
	for my $round (1 .. $rounds) {
		for my $socket (@sockets) {
			my $text = "round $round, port " . $socket->sockport;
			$socket->send($text) // die "send: $!";
			last if !IO::Select->new($socket)->can_read(5);
			$socket->recv(my $came, 2000);
			$right += $came eq $text;
		}
	}
	return $right;
}

# What an image that answers frames counted of each queue.
sub by_frames {
	my (%env) = @_;
	local %ENV = (%ENV, TIMEOUT => 100, UNICORE => '', NET => 'tap,uk0,queues=' . QUEUES, %env);
	my $run = start("$ROOT/support/run/run $frames->{path} frames");
	ok(said_until($run, qr/^frames: ready$/m), 'it is ready') or diag($run->{said});
	is(answered(64, 4), 256, 'each datagram is answered');
	my $wire = raw_socket('uk0');
	like(arp($wire), qr/^52:54:00:/, 'ARP');
	# It may be gone before its answer leaves.
	defined syswrite($wire, udp(9, 'stop')) or die "send: $!";
	is(finish($run), 0, 'it hears that it is to stop: status 0');
	my %count = $run->{said} =~ /^frames: queue (\d): (\d+ received, \d+ sent)$/mg;
	is_deeply([sort keys %count], [0 .. QUEUES - 1], 'it counts each queue');
	is(scalar(grep { /^[1-9]\d* received, [1-9]\d* sent$/ } values %count), QUEUES,
		'packets went both ways by all') or diag($run->{said});
	return;
}

# What QEMU's monitor answers.
sub ask_monitor {
	my ($monitor, $command, %arguments) = @_;
	print $monitor encode_json({ execute => $command, arguments => \%arguments }), "\n";
	while (my $line = <$monitor>) {
		my $said = decode_json($line);
		return $said->{return} if exists $said->{return};
		die "$command: $said->{error}{desc}\n" if $said->{error};
	}
	die "$command: no answer\n";
}

# How many buffers QEMU has used of each queue of the device.
sub used_by_monitor {
	my ($path) = @_;
	my $monitor = IO::Socket::UNIX->new(Peer => $path) // die "$path: $!";
	$monitor->autoflush(1);
	ask_monitor($monitor, 'qmp_capabilities');
	my ($device) = @{ ask_monitor($monitor, 'x-query-virtio') };
	return map {
		ask_monitor($monitor, 'x-query-virtio-queue-status', path => $device->{path},
			queue => $_)->{'used-idx'}
	} 0 .. 2 * QUEUES;
}

# All of the network's checks, over several queues; QEMU itself says which carried what.
sub by_lwip {
	my $run = start_guest($echo, { MACHINE => 'q35', MEM => '64M', NET => 'tap,uk0,queues=' . QUEUES,
		QEMU_FLAGS => "-qmp unix:$dir/monitor,server=on,wait=off" }, 'net0.ip=10.0.5.2/24', '--');
	check_guest('-w', '10.0.5.2', 7, 9);
	my @used = used_by_monitor("$dir/monitor");
	my $control = pop(@used);
	is(scalar(grep { $_ > 0 } @used), 2 * QUEUES, "all queues carried packets: @used");
	is($control, 1, 'one order was given');
	stop_guest($run);
	return;
}

my $pci = 'virtio-net-pci';
my @ways = (
	['of old, in memory', MACHINE => 'microvm'],
	['in memory', MACHINE => 'microvm', QEMU_FLAGS => '-global virtio-mmio.force-legacy=false'],
	['each with its message', MACHINE => 'q35'],
	['with messages for one and for the others', MACHINE => 'q35', NIC => "$pci,vectors=3"],
	['packed', MACHINE => 'q35', NIC => "$pci,packed=on"],
	['of old', MACHINE => 'pc', NIC => "$pci,disable-modern=on"],
	['of old, by its pin', MACHINE => 'pc', NIC => "$pci,disable-modern=on,vectors=0"],
);
for my $way (@ways) {
	my ($name, %env) = @$way;
	subtest $name => sub { by_frames(%env) };
}
subtest 'lwIP' => \&by_lwip;
ip('link del uk0');

done_testing();
