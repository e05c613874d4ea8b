#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Platform linux has a network: by a tap, by a packet socket, by a descriptor handed in.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Fcntl;
use Frames;
use Socket;
use Test::More;

my $no_namespace = why_no_namespace();
# What a build fetches is not to be had from there.
my $out = build('selftest', 'drivers');
enter_namespace() if $no_namespace eq '';
my $no_tun = -w '/dev/net/tun' ? '' : 'no /dev/net/tun that may be written to';

# Starts an image that answers frames on the device that the parameter names.
sub start_frames {
	my ($image, $device, $words) = @_;
	local %ENV = (%ENV, TIMEOUT => 60, UNICORE => '', NET => $device);
	return start("$ROOT/support/run/run $image->{path} " . ($words // 'frames'));
}

sub stop_frames {
	my ($run, $wire) = @_;
	ok(command($wire, 'stop'), 'it hears that it is to stop');
	is(finish($run), 0, 'status 0');
	return;
}

# What every wire carries: answers of all sizes, many at a time, and bursts.
sub carries {
	my ($wire, $mac) = @_;
	my $payload = sub { chr($_[0] % 251) x $_[1] };
	like(arp($wire), $mac, 'ARP');
	my @wrong = grep {
		my $text = $payload->($_, $_);
		my $answer = icmp($_, $text, 1);
		!defined request($wire, icmp($_, $text), qr/^\Q$answer\E$/s);
	} 0, 1, 17, 18, 19, 56, 700, 1471, 1472;
	is("@wrong", '', 'echoes of all sizes');
	is(exchange($wire, 16, sub { icmp($_[0], $payload->($_[0], 1400)) },
		sub { icmp($_[0], $payload->($_[0], 1400), 1) }, 1 .. 2000), 2000, '2000 echoes');
	is(exchange($wire, 8, sub { udp(7, "datagram $_[0]") }, sub { udp(7, "datagram $_[0]", 1) },
		1 .. 100), 100, 'UDP');
	return;
}

# More than there are buffers: what is held stays whole, what has no room waits.
sub waits_for_buffers {
	my ($wire) = @_;
	syswrite($wire, udp(9, 'hold 400')) or die "send: $!";
	my %left = map { icmp($_, "held $_", 1) => 1 } 1 .. 300;
	for my $number (1 .. 300) {
		defined syswrite($wire, icmp($number, "held $number")) or die "send: $!";
	}
	while (%left) {
		my $frame = request($wire, undef, qr/held/) // last;
		delete $left{$frame};
	}
	return is(scalar keys %left, 0, '300 frames, held by 64 buffers, are all answered');
}

sub by_tap {
	my ($image) = @_;
	ip('tuntap add uk0 mode tap');
	ip('link set uk0 mtu 9000 address 02:11:22:33:44:55 up');
	my $run = start_frames($image, 'tap,uk0');
	ok(said_until($run, qr/^frames: ready$/m), 'it is ready') or diag($run->{said});
	like($run->{said}, qr/is tap, 00:11:22:33:44:55, MTU 9000, link \w+, abilities 0x1f$/m, 'what it is');
	# The host notices the image's end of it a moment later.
	ok(said_until($run, qr/link up/), 'the link is up');
	my $wire = raw_socket('uk0');
	carries($wire, qr/^00:11:22:33:44:55$/);
	my $large = icmp(1, 'L' x 8972, 1);
	ok(defined request($wire, icmp(1, 'L' x 8972), qr/^\Q$large\E$/s), 'an echo in several buffers');
	is(bursts($wire, 500, 9014), 500, 'a burst of large frames');
	waits_for_buffers($wire);
	is_flooded($wire);
	kernel_carries();
	offloads();
	goes_down_and_up($run);
	stop_frames($run, raw_socket('uk0'));
	like($run->{said}, qr/[1-9]\d* without memory, 0 bad, some interrupts$/m, 'what it counted');
	ip('link del uk0');
	return;
}

# Faster than they can be taken: signals must not use up the stack.
sub is_flooded {
	my ($wire) = @_;
	my $frame = udp(5, 'nobody listens there');
	for (1 .. 40000) {
		defined syswrite($wire, $frame) or die "send: $!";
	}
	# What follows at once finds the queue full, and is lost.
	my $tries = 0;
	$tries++ while $tries < 20 && !defined request($wire, icmp($tries, 'after'), qr/after$/, 0.2);
	return cmp_ok($tries, '<', 20, 'it answers after a flood');
}

# The host's own stack leaves sums to be computed.
sub kernel_carries {
	ip('address add 10.0.5.1/24 dev uk0');
	socket(my $socket, PF_INET, SOCK_DGRAM, 0) or die "socket: $!";
	connect($socket, pack_sockaddr_in(7, inet_aton('10.0.5.2'))) or die "connect: $!";
	my $right = 0;
	for my $number (1 .. 20) {
		my $text = "$number " x (50 * $number);
		send($socket, $text, 0) // die "send: $!";
		my $answer = '';
		my $select = IO::Select->new($socket);
		recv($socket, $answer, 65536, 0) if $select->can_read(5);
		$right += $answer eq $text;
	}
	is($right, 20, 'datagrams of the host\'s stack');
	ip('address del 10.0.5.1/24 dev uk0');
	return;
}

# Virtio's header: a sum to be computed from 34 on, 16 behind; TCP to be cut.
sub offloads {
	my ($segment, $payload) = (1400, join('', map { chr($_ * 7 % 256) } 1 .. 40000));
	my $header = pack('C C S S S S', 1, 1, 54, $segment, 34, 16);
	my $wire = raw_socket('uk0', 1);
	my $expect = tcp(1000, $payload, 1, 1);
	my $came = request($wire, $header . tcp(1000, $payload, 0, 1), qr/^.{10}\Q$OUR_MAC\E.*\x0a\x00\x05\x02/s);
	ok(defined $came, 'a large packet comes back') or return;
	is(substr($came, 10), $expect, 'with the same bytes');
	is_deeply([unpack('C C x2 S S S', $came)], [1, 1, $segment, 34, 16], 'and as much left to do');
	return;
}

sub goes_down_and_up {
	my ($run) = @_;
	ip('link set uk0 down');
	ok(said_until($run, qr/^frames: link down$/m), 'the interface goes down');
	ip('link set uk0 up');
	ok(said_until($run, qr/^frames: link down\n(.*\n)*frames: link up$/m), 'and up again');
	is(exchange(raw_socket('uk0'), 4, sub { icmp($_[0], 'up') }, sub { icmp($_[0], 'up', 1) }, 1 .. 20), 20,
		'and carries frames');
	return;
}

# Without offloads the host cuts and computes.
sub without_offloads {
	my ($image) = @_;
	my $run = start_frames($image, 'tap,uk0,mac=02:01:02:03:04:05,mtu=1400', "'frames' 32");
	ok(said_until($run, qr/^frames: ready$/m), 'it is ready') or diag($run->{said});
	like($run->{said}, qr/is tap, 02:01:02:03:04:05, MTU 1400, link/m, 'address and MTU by parameter');
	ip('link set uk0 up');
	ok(said_until($run, qr/^frames: link up$/m), 'the link comes up') if $run->{said} !~ /link up/;
	my $wire = raw_socket('uk0', 1);
	my $plain = raw_socket('uk0');
	like(arp($plain), qr/^02:01:02:03:04:05$/, 'ARP');
	my $payload = join('', map { chr($_ * 11 % 256) } 1 .. 4000);
	my %expect = map { tcp($_, substr($payload, $_, 1000), 1) => 1 } 0, 1000, 2000, 3000;
	syswrite($wire, pack('C C S S S S', 1, 1, 54, 1000, 34, 16) . tcp(0, $payload, 0, 1)) or die "send: $!";
	my $segments = 0;
	while (%expect && defined(my $frame = request($plain, undef, qr/^\Q$OUR_MAC\E/))) {
		$segments++;
		# Numbers of IP's headers, and flags of the last segment, are the host's.
		my $text = substr($frame, 54);
		delete $expect{$_} for grep { substr($_, 54) eq $text && substr($_, 34, 4) eq substr($frame, 34, 4) }
			keys %expect;
	}
	is($segments, 4, 'a large packet comes in segments');
	is(scalar keys %expect, 0, 'that have its bytes');
	stop_frames($run, $plain);
	return;
}

sub is_taken_away {
	my ($image) = @_;
	ip('tuntap add uk0 mode tap');
	ip('link set uk0 up');
	my $run = start_frames($image, 'tap,uk0');
	ok(said_until($run, qr/^frames: ready$/m), 'it is ready');
	ip('link del uk0');
	ok(said_until($run, qr/^frames: link down$/m), 'a tap is taken away');
	ok(said_until($run, qr/^linux: error: net0: .* \(error \d+\)$/m), 'and that is said');
	kill 'TERM', $run->{pid};
	finish($run);
	return;
}

# Sums are computed for who does not want to; what should be cut cannot be had then.
sub leaves_nothing_to_do {
	my ($image) = @_;
	my $run = start_frames($image, 'packet,uk1', "'frames' 32");
	ok(said_until($run, qr/^frames: ready$/m), 'it is ready') or diag($run->{said});
	my ($wire, $with_header) = (raw_socket('uk2'), raw_socket('uk2', 1));
	arp($wire);
	for my $bytes (0, 1, 700, 1401) {
		my $text = join('', map { chr($_ * 3 % 256) } 1 .. $bytes);
		my $expect = tcp($bytes, $text, 1);
		defined syswrite($with_header, pack('C C S S S S', 1, 0, 0, 0, 34, 16) . tcp($bytes, $text, 0, 1))
			or die "send: $!";
		ok(defined request($wire, undef, qr/^\Q$expect\E$/s), "a sum over $bytes bytes");
	}
	defined syswrite($with_header, pack('C C S S S S', 1, 1, 54, 1000, 34, 16) . tcp(0, 'x' x 4000, 0, 1))
		or die "send: $!";
	stop_frames($run, $wire);
	like($run->{said}, qr/, 1 bad, some interrupts$/m, 'one was too large');
	return;
}

sub by_packet_socket {
	my ($image) = @_;
	ip('link add uk1 type veth peer name uk2');
	ip('link set uk1 address 02:11:22:33:44:66 up');
	ip('link set uk2 up');
	my $run = start_frames($image, 'packet,uk1');
	ok(said_until($run, qr/^frames: ready$/m), 'it is ready') or diag($run->{said});
	like($run->{said}, qr/is packet, 00:11:22:33:44:66, MTU 1500, link/m, 'what it is');
	my $wire = raw_socket('uk2');
	carries($wire, qr/^00:11:22:33:44:66$/);
	waits_for_buffers($wire);
	ip('link set uk2 down');
	ok(said_until($run, qr/^frames: link down$/m), 'the other end goes down');
	ip('link set uk2 up');
	ok(said_until($run, qr/^frames: link down\n(.*\n)*frames: link up$/m), 'and up again');
	stop_frames($run, raw_socket('uk2'));
	leaves_nothing_to_do($image);
	$run = start_frames($image, 'packet,uk1');
	ok(said_until($run, qr/^frames: ready$/m), 'it is ready') or diag($run->{said});
	ip('link del uk1');
	ok(said_until($run, qr/^frames: link down$/m), 'it is taken away');
	kill 'TERM', $run->{pid};
	finish($run);
	return;
}

sub by_descriptor {
	my ($image, $type, $words) = @_;
	my ($wire, $its) = pair($type);
	my $run = start_frames($image, 'fd,' . fileno($its) . ',mac=02:00:00:00:00:07', $words);
	close($its);
	ok(said_until($run, qr/^frames: ready$/m), 'it is ready') or diag($run->{said});
	carries($wire, qr/^02:00:00:00:00:07$/);
	is(bursts($wire, 3000, 1514), 3000, 'a burst');
	stop_frames($run, $wire);
	return;
}

# Taps and packet sockets that somebody else has opened.
sub by_open_descriptor {
	my ($image, $its, $wire, $abilities) = @_;
	my $run = start_frames($image, 'fd,' . fileno($its) . ',mac=02:00:00:00:00:08');
	close($its);
	ok(said_until($run, qr/^frames: ready$/m), 'it is ready') or diag($run->{said});
	like($run->{said}, qr/is fd, 02:00:00:00:00:08, MTU 1500, link up, abilities $abilities$/m, 'what it is');
	carries($wire, qr/^02:00:00:00:00:08$/);
	stop_frames($run, $wire);
	return;
}

sub by_open_tap {
	my ($image, $with_header) = @_;
	my $tap = open_tap('uk4', $with_header);
	ip('link set uk4 up');
	by_open_descriptor($image, $tap, raw_socket('uk4'), $with_header ? '0x1f' : '0');
	return;
}

sub by_open_packet_socket {
	my ($image) = @_;
	ip('link add uk5 type veth peer name uk6');
	ip("link set $_ up") for qw(uk5 uk6);
	my $its = raw_socket('uk5');
	fcntl($its, F_SETFD, 0) or die "fcntl: $!";
	by_open_descriptor($image, $its, raw_socket('uk6'), '0x1f');
	ip('link del uk5');
	return;
}

sub other_end_ends {
	my ($image) = @_;
	my ($wire, $its) = pair(SOCK_SEQPACKET);
	my $run = start_frames($image, 'fd,' . fileno($its));
	close($its);
	ok(said_until($run, qr/^frames: ready$/m), 'it is ready');
	close($wire);
	ok(said_until($run, qr/^frames: link down$/m), 'the other end ends') or diag($run->{said});
	kill 'TERM', $run->{pid};
	finish($run);
	return;
}

# What cannot be had ends the image with status 2, and is named.
sub refuses {
	my ($image, $device, $why) = @_;
	my $run = boot($image, args => ['frames'], env => { NET => $device });
	is($run->{status}, 2, "$device: status 2");
	like($run->{said}, qr/^linux: net0=\Q$device\E: $why/m, "$device: $why");
	return;
}

# Who may not have what he asks for is told so, and what the host lacks is named.
sub lacks_rights {
	my ($image) = @_;
	my $run = "$ROOT/support/run/run $image->{path} frames";
	for my $case (
		['tap,uk7', 'unshare -U', qr/uk7: this user may not make or use it; .* \(error 1\)$/m],
		['packet,lo', 'unshare -U', qr/lo: it is not Ethernet$/m],
		['packet,uk8', 'unshare -U', qr/packet socket: this user may have none; .* \(error 1\)$/m],
		['tap,uk7', 'unshare -m sh -c \'mount -t tmpfs none /dev/net && exec "$@"\' -',
			qr{/dev/net/tun: the host has none; as root: modprobe tun \(error 2\)$}m],
	) {
		my ($device, $command, $why) = @$case;
		local $ENV{NET} = $device;
		my $started = start("$command $run");
		is(finish($started), 2, "$device: status 2");
		like($started->{said}, qr/^linux: net0=\Q$device\E: $why/m, "$device: $why");
	}
	return;
}

my @refused = (
	['tube', qr/tube: no such kind; there are tap, packet, fd and none$/m],
	['fd', qr/descriptor: it takes a number: fd,3$/m],
	['fd,17', qr/descriptor: no tap device, no raw packet socket, and no Unix socket of datagrams \(error 9\)$/m],
	['tap,uk0,mac=02:00:00:00:00', qr/parameter: mac= takes an address/],
	['tap,uk0,mac=01:00:00:00:00:00', qr/parameter: mac= takes an address/],
	['tap,uk0,mtu=67', qr/parameter: mtu= takes 68 to 65517$/m],
	['tap,uk0,speed=1', qr/parameter: after kind and name come mac= and mtu=$/m],
);
my @refused_in_namespace = (
	['tap,lo', qr/lo: no tap device, or one of several queues \(error 22\)$/m],
	['tap,abcdefghijklmnop', qr/abcdefghijklmnop: too long for an interface$/m],
	['packet,uk9', qr/uk9: no such interface; there are those of: ip link$/m],
	['packet,lo', qr/lo: it is not Ethernet$/m],
);

each_image($out, sub {
	my ($image) = @_;
	subtest 'descriptor: datagrams' => sub { by_descriptor($image, SOCK_DGRAM) };
	subtest 'descriptor: packets, beside a busy thread' => sub {
		by_descriptor($image, SOCK_SEQPACKET, 'frames-busy');
	};
	subtest 'descriptor whose other end ends' => sub { other_end_ends($image) };
	subtest 'none' => sub {
		boots_as('no device', $image, { args => ['frames'], env => { NET => 'none' } }, 3,
			qr/^frames: no device$/m);
	};
	subtest 'refused' => sub { refuses($image, @$_) for @refused };
	SKIP: {
		skip $no_namespace, 1 if $no_namespace ne '';
		subtest 'packet socket' => sub {
			plan skip_all => "QEMU's emulator of processes passes no options of packet sockets"
				if $image->{arch} eq 'arm';
			by_packet_socket($image);
			subtest 'that was handed in' => sub { by_open_packet_socket($image) };
		};
		skip $no_tun, 1 if $no_tun ne '';
		subtest 'tap' => sub { by_tap($image) };
		subtest 'tap handed in' => sub { by_open_tap($image, 1) };
		subtest 'tap handed in, without headers' => sub { by_open_tap($image, 0) };
		subtest 'tap without offloads' => sub { without_offloads($image) };
		subtest 'tap that is taken away' => sub { is_taken_away($image) };
		subtest 'rights' => sub {
			ip('link add uk8 type veth peer name uk9');
			lacks_rights($image);
			ip('link del uk8');
		};
		subtest 'refused names' => sub { refuses($image, @$_) for @refused_in_namespace };
	}
}, 'linux');

done_testing();
