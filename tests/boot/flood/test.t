#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# A web server goes on serving while others are unfriendly: silent, half connected, all
# at once, or gone in the midst of what they asked for.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..", "$FindBin::Bin/../../soak";
use Boot;
use Frames 'raw_socket';
use IO::Select;
use IO::Socket::INET;
use Soak;
use Socket;
use Test::More;
use Time::HiRes 'time';
use Wire;

my $build = sub { return build('httpd', 'min') };
plan skip_all => why_no_network() if !in_own_network($build);
my ($image) = grep { "$_->{plat}-$_->{arch}" eq 'kvm-x86_64' } images($build->());
plan skip_all => 'qemu-system-x86_64 is not there: make setup'
	if !grep { -x "$_/qemu-system-x86_64" } split /:/, $ENV{PATH};

my ($guest, $control) = servers(good_wire(), $image->{path});
my $address = $guest->{at} =~ s/:.*//r;

sub to_guest {
	return IO::Socket::INET->new(PeerAddr => $address, PeerPort => 80, Timeout => 20,
		@_) // die "connect: $!";
}

# Reads until the end.
sub rest {
	my ($socket) = @_;
	my $said = '';
	my $select = IO::Select->new($socket);
	1 while $select->can_read(20) && sysread $socket, $said, 65536, length $said;
	return $said;
}

# A friend has to be served, soon.
sub friend {
	my ($while) = @_;
	my $start = time;
	my $socket = to_guest();
	print $socket "GET / HTTP/1.0\r\n\r\n";
	like(rest($socket), qr/world!\n$/, "$while: a friend is served");
	my $took = time - $start;
	return cmp_ok($took, '<', 8, sprintf '%s: after %.1f s', $while, $took);
}

sub reset_it {
	my ($socket) = @_;
	setsockopt $socket, SOL_SOCKET, SO_LINGER, pack('i i', 1, 0) or die "linger: $!";
	return close $socket;
}

sub sum {
	my ($bytes) = @_;
	my $sum = unpack '%32n*', $bytes;
	$sum = ($sum & 0xffff) + ($sum >> 16) while $sum >> 16;
	return ~$sum & 0xffff;
}

# The first segment of a connection, from somebody who is not there.
sub syn {
	my ($mac, $from, $port) = @_;
	my $addresses = inet_aton($from) . inet_aton($address);
	my $tcp = pack('n n N N C C n n n', $port, 80, $port * 7919, 0, 0x50, 2, 60000, 0, 0);
	substr $tcp, 16, 2, pack('n', sum($addresses . pack('n n', 6, 20) . $tcp));
	my $ip = pack('C C n n n C C n', 0x45, 0, 40, 1, 0, 64, 6, 0) . $addresses;
	substr $ip, 10, 2, pack('n', sum($ip));
	return pack('a6 a6 n', $mac, "\x02\0\0\0\0\x07", 0x0800) . $ip . $tcp;
}

my $before = quiet_books($guest);
friend('before');

my @silent = map { to_guest() } 1 .. 256;
friend('256 connections that say nothing');
close $_ for @silent;

my ($mac) = qx(ip neigh show $address) =~ /lladdr ([0-9a-f:]+)/;
my $wire = raw_socket('q0');
syswrite $wire, syn(pack('H2' x 6, split /:/, $mac), '10.0.7.200', 10_000 + $_) for 1 .. 400;
friend('400 handshakes that are never done');

# Without a wait for each other.
my @many = map { IO::Socket::INET->new(PeerAddr => $address, PeerPort => 80, Blocking => 0) } 1 .. 600;
my ($asking, $answered) = (IO::Select->new(@many), IO::Select->new());
my $right = 0;
for (my $end = time + 60; $asking->count + $answered->count && time < $end; ) {
	for my $socket ($asking->can_write($answered->count ? 0 : 0.05)) {
		syswrite $socket, "GET / HTTP/1.0\r\n\r\n";
		$asking->remove($socket);
		$answered->add($socket);
	}
	for my $socket ($answered->can_read(0.05)) {
		$right++ if rest($socket) =~ /world!\n$/;
		$answered->remove($socket);
	}
}
is($right, 600, '600 at once are all answered');

for (1 .. 50) {
	my $socket = to_guest();
	print $socket "GET /large HTTP/1.1\r\nHost: a\r\n\r\n";
	sysread $socket, my $some, 5000;
	reset_it($socket);
	$socket = to_guest();
	print $socket "GET /large HTTP/1.1\r\nHost: a\r\n\r\n" . 'x' x 20_000;
	close $socket;
}
friend('100 that are gone in the midst');
is_flat($guest, $before);
done_testing();
