#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Intel's controllers carry frames, and do what is left to them.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Frames;
use IO::Socket::UNIX;
use Socket;
use Test::More;

my $no_namespace = why_no_namespace();
$no_namespace ||= -w '/dev/net/tun' ? '' : 'no /dev/net/tun that may be written to';
# What a build fetches is not to be had from there.
my $out = build('selftest', 'drivers');
enter_namespace() if $no_namespace eq '';

# Starts an image with a controller on a wire of QEMU's kinds.
sub start_with {
	my ($image, $machine, $device, $wire, $words) = @_;
	local %ENV = (%ENV, TIMEOUT => 60, MACHINE => $machine, QEMU_FLAGS => "-netdev $wire,id=wire"
			. " -device $device,netdev=wire,id=nic,mac=52:54:00:00:05:02"
			. " -monitor unix:$dir/monitor,server=on,wait=off");
	my $run = start("$ROOT/support/run/run $image->{path} " . ($words // 'frames'));
	ok(said_until($run, qr/^frames: ready$/m, 50), 'it is ready') or diag($run->{said});
	return $run;
}

sub stop_it {
	my ($run, $wire) = @_;
	ok(command($wire, 'stop'), 'it hears that it is to stop');
	is(finish($run), 0, 'status 0');
	like($run->{said}, qr/ 0 bad, some interrupts$/m, 'nothing was wrong, and interrupts came');
	return;
}

# Frames that were padded on their way are longer than they were.
sub echoes {
	my ($wire) = @_;
	like(arp($wire), qr/^52:54:00:00:05:02$/, 'ARP');
	my @wrong = grep {
		my $answer = icmp($_, chr($_ % 251) x $_, 1);
		!defined request($wire, icmp($_, chr($_ % 251) x $_), qr/^\Q$answer\E\0*$/s);
	} 0, 1, 17, 18, 19, 56, 700, 1471, 1472;
	is("@wrong", '', 'echoes of all sizes');
	is(exchange($wire, 16, sub { icmp($_[0], "$_[0]" x 200) }, sub { icmp($_[0], "$_[0]" x 200, 1) },
		1 .. 1000), 1000, '1000 echoes');
	return;
}

sub by_datagrams {
	my ($image, $machine, $device, $cuts) = @_;
	my ($wire, $its) = pair(SOCK_DGRAM);
	my $run = start_with($image, $machine, $device, 'dgram,local.type=fd,local.str=' . fileno($its));
	close($its);
	like($run->{said}, qr/is e1000, 52:54:00:00:05:02, MTU 1500, link up/, 'what it is');
	echoes($wire);
	is(bursts($wire, 1000, 1514), 1000, 'a burst, more than the ring has room for');
	is(large($wire, 4, 1001, 0), '', 'a sum that is left to it');
	is(large($wire, 6, 1000, 0), '', 'over IPv6 too');
	if ($cuts) {
		is(large($wire, 4, 60000, 1400), '', 'a packet that is cut');
		is(large($wire, 4, 1001, 100), '', 'into small segments');
	}
	link_changes($run);
	stop_it($run, $wire);
	return;
}

# What a tap gets is not cut yet: so much is to be done to it.
sub by_tap {
	my ($image, $machine, $device) = @_;
	ip('tuntap add uk3 mode tap');
	ip('link set uk3 up');
	my $run = start_with($image, $machine, $device, 'tap,ifname=uk3,script=no,downscript=no',
		"'e1000.cut=1' -- frames");
	my $wire = raw_socket('uk3');
	echoes($wire);
	my $all = raw_socket('uk3', 1);
	for my $version (4, 6) {
		syswrite($wire, udp(9, "large$version 30001 1000")) or die "send: $!";
		my $header = $version == 4 ? 54 : 74;
		my $came = request($all, undef, qr/^.{22}(?:\x08\x00.{9}\x06|\x86\xdd.{6}\x06)/s) // '';
		is_deeply([unpack('C C S S S S', $came . "\0" x 10)],
			[1, $version == 4 ? 1 : 4, $header, 1000, $header - 20, 16], "IPv$version: what is to be done");
		is(substr($came, 10 + $header), join('', map { chr($_ * 7 % 251) } 0 .. 30000),
			"IPv$version: the payload");
	}
	stop_it($run, $wire);
	ip('link del uk3');
	return;
}

# The cable is pulled, by QEMU's monitor, and put back.
sub link_changes {
	my ($run) = @_;
	my $monitor = IO::Socket::UNIX->new("$dir/monitor") or die "monitor: $!";
	$monitor->autoflush(1);
	print $monitor "set_link nic off\n";
	ok(said_until($run, qr/^frames: link down$/m), 'the link goes down');
	print $monitor "set_link nic on\n";
	ok(said_until($run, qr/^frames: link down\n(.*\n)*frames: link up$/m), 'and up again');
	return;
}

each_image($out, sub {
	my ($image) = @_;
	if ($image->{arch} ne 'x86_64') {
		plan skip_all => "lib/net/e1000 is not for $image->{arch}";
	}
	subtest 'e1000' => sub { by_datagrams($image, 'pc', 'e1000', 1) };
	subtest 'e1000e' => sub { by_datagrams($image, 'q35', 'e1000e', 0) };
	return if $image->{plat} eq 'bare';
	subtest 'e1000 on q35' => sub { by_datagrams($image, 'q35', 'e1000', 1) };
	SKIP: {
		skip $no_namespace, 1 if $no_namespace ne '';
		subtest 'e1000e on a tap' => sub { by_tap($image, 'q35', 'e1000e') };
	}
}, 'kvm', 'bare');

done_testing();
