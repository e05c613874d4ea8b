#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# IPv6 by literal and by name, several interfaces at once, and what is said when a network is not
# as it should be.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..", "$FindBin::Bin/../../xen/lib";
use Archive;
use Boot;
use Frames;
use IO::Socket::IP;
use Net;
use Services;
use Test::More;

my $lacks = why_no_namespace();
$lacks ||= -w '/dev/net/tun' ? '' : 'no /dev/net/tun that may be written to';
plan skip_all => $lacks if $lacks ne '';
# What a build fetches is not to be had from there.
my %out = (echo => build('echo', 'drivers'), httpd => build('httpd', 'min'));
enter_namespace();

# The image of a platform on x86_64.
sub image_of {
	my ($app, $plat) = @_;
	my ($image) = grep { $_->{plat} eq $plat && $_->{arch} eq 'x86_64' } images($out{$app});
	return $image;
}

my $process = image_of('echo', 'linux');

# Kernel's settings of this namespace.
sub setting {
	my ($name, $value) = @_;
	open(my $file, '>', "/proc/sys/net/$name") or die "$name: $!";
	syswrite($file, $value) or die "$name: $!";
	close($file);
	return;
}

# A tap with addresses, that can be used at once.
sub tap {
	my ($name, @addresses) = @_;
	ip("tuntap add $name mode tap");
	setting("ipv6/conf/$name/accept_dad", 0);
	ip('address add ' . $_ . " dev $name" . (/:/ ? ' nodad' : '')) for @addresses;
	ip("link set $name up");
	return $name;
}

# A process on the taps; what is to be said of its network it says after seconds at most.
sub process_on {
	my ($taps, $parameters, @words) = @_;
	return start_guest($process, { NET => join(' ', map { "tap,$_" } @$taps), UNICORE => $parameters },
		@words);
}

sub end {
	my ($run, @taps) = @_;
	kill('TERM', $run->{pid});
	finish($run);
	ip("link del $_") for @taps;
	return;
}

# Whether a text comes back, from one address if that is given.
sub echoes {
	my ($host, %from) = @_;
	my $s = IO::Socket::IP->new(PeerHost => $host, PeerPort => 7, Timeout => 10,
		Type => Socket::SOCK_STREAM, %from) or return 0;
	print $s 'there and back';
	read($s, my $text, 14);
	return $text eq 'there and back';
}

# All at once: they take their time. The links of two are down at first.
sub complaints {
	tap('uk0', '10.0.5.1/24');
	tap('uk1', '10.0.6.2/24');
	tap('uk2', '10.0.7.1/24');
	ip('link set uk2 down');
	tap('uk3', 'fd00:8::2/64');
	my $run = process_on([qw(uk0 uk1 uk2 uk3)], 'net1.ip=10.0.6.2/24 net2.ip=10.0.7.2/24'
		. ' net3.ip6=fd00:8::2/64 net3.dhcp=n');
	my ($theirs) = ip('link show uk1') =~ m{link/ether (\S+)};
	ok(said_until($run, $_->[0], 20), $_->[1]) or diag($run->{said}) for
		[qr/net1: \Q$theirs\E has the address 10\.0\.6\.2 too$/m, 'an address that is taken'],
		[qr/net3: somebody else has the address fd00:8::2, which is not used$/mi, 'one of IPv6'],
		[qr/net0: nobody answers DHCP; it goes on asking \(net0\.ip= gives an address\)$/m, 'no DHCP'],
		[qr/net2: no link: its cable, or the other end, is out$/m, 'no link'];
	unlike($run->{said}, qr/net[13]: (?:no|nobody)/, 'and no more than that');
	ip('link set uk2 up');
	ok(said_until($run, qr/net2: link up again$/m), 'a link comes up');
	ok(echoes('10.0.7.2'), 'and carries');
	ip('link set uk2 down');
	ok(said_until($run, qr/net2: link down$/m), 'a link goes down');
	end($run, qw(uk0 uk1 uk2 uk3));
	return;
}

# Names that DNS has of one family or the other, asked of servers of either.
sub resolves {
	tap('uk0', '10.0.5.1/24', 'fd00:5::1/64');
	my $server = answer_names('four.test' => { A => '10.0.5.2' }, 'six.test' => { AAAA => 'fd00:5::2' },
		'both.test' => { A => '10.0.5.2', AAAA => 'fd00:5::2' });
	for my $case (['four.test', '10.0.5.2', '10.0.5.1'], ['six.test', 'fd00:5::2', '10.0.5.1'],
		['six.test', 'fd00:5::2', 'fd00:5::1'], ['both.test', '10.0.5.2', 'fd00:5::1']) {
		my ($name, $address, $dns) = @$case;
		my $run = process_on(['uk0'], "net0.ip=10.0.5.2/24 net0.ip6=fd00:5::2/64 net0.dns=$dns",
			'-a', $name);
		like($run->{said}, qr/^echo: \Q$name is $address\E$/m, "$name by $dns");
		ok(echoes($address), "$address answers");
		end($run);
	}
	my $run = boot($process, args => ['-a', 'none.test'], env => { NET => 'tap,uk0',
		UNICORE => 'net0.ip=10.0.5.2/24 net0.dns=10.0.5.1' });
	is($run->{status}, 1, 'a name that there is not');
	# Its other output comes by another way, and may come in between.
	like($run->{said}, qr/^echo: none\.test.*: Name not known$/ms, 'and so it says');
	kill('TERM', $server);
	ip('link del uk0');
	return;
}

# Answers leave by the interface that the question came by, also to who is no neighbour: else
# the host here, which is strict, does not take them.
sub two_at_once {
	tap('uk0', '10.0.5.1/24', 'fd00:5::1/64');
	tap('uk1', '10.0.6.1/24', 'fd00:6::1/64');
	ip('address add 10.9.9.9/32 dev lo');
	setting("ipv4/conf/$_/rp_filter", 1) for qw(all uk0 uk1);
	my $run = process_on([qw(uk0 uk1)], 'net0.ip=10.0.5.2/24 net0.gw=10.0.5.1 net1.ip=10.0.6.2/24'
		. ' net1.gw=10.0.6.1 net0.ip6=fd00:5::2/64 net1.ip6=fd00:6::2/64');
	for my $host (qw(10.0.5.2 10.0.6.2 fd00:5::2 fd00:6::2)) {
		ok(echoes($host), "$host answers");
	}
	for my $host (qw(10.0.5.2 10.0.6.2)) {
		ok(echoes($host, LocalHost => '10.9.9.9'), "$host answers who is behind a router");
	}
	check_guest('-w', '10.0.6.2', 7, 9);
	end($run);
	$run = process_on([qw(uk0 uk1)], 'net0.ip=10.0.5.2/24 net1.ip=10.0.6.2/24 net1.gw=10.0.6.1 net0.ip6=none');
	ok(echoes('10.0.6.2', LocalHost => '10.9.9.9'), 'the second alone has a router');
	end($run, qw(uk0 uk1));
	ip('address del 10.9.9.9/32 dev lo');
	return;
}

# Two of QEMU's networks, with an address by DHCP in each.
sub two_of_a_machine {
	my ($first, @words) = user_network();
	my ($second, @other_words) = user_network();
	$second =~ s/^user/user,net=10.0.3.0\/24/;
	my $run = start_guest(image_of('echo', 'kvm'),
		{ MACHINE => 'microvm', MEM => '32M', NET => "$first $second" });
	check_guest(@words);
	check_guest(@other_words);
	end($run);
	return;
}

sub curl {
	my ($url) = @_;
	return qx(timeout 20 curl -gsS --retry 3 --retry-connrefused --retry-delay 1 '$url' 2>&1);
}

# This network has no server for names; curl is told this one.
sub curl_by_name {
	my ($address, $url) = @_;
	my ($name) = $url =~ m{//([^/]+)};
	return qx(timeout 20 curl -6gsS --resolve '$name:80:$address' $url 2>&1);
}

sub serves_at {
	my ($how, $address, @parameters) = @_;
	write_archive("$dir/initrd", 'index.html' => { text => "Hello, world!\n" });
	local %ENV = (%ENV, TIMEOUT => 60, MACHINE => 'microvm', MEM => '32M', NET => 'tap,uk0',
		INITRD => "$dir/initrd");
	my $run = start(join(' ', "$ROOT/support/run/run", image_of('httpd', 'kvm')->{path},
		@parameters));
	ok(said_until($run, qr/^httpd: port 80/m), "$how: it starts") or diag($run->{said});
	# An address is its own when nobody has objected for a second.
	my $tries = 20;
	select(undef, undef, undef, 0.3) while --$tries
		&& system("ping -6 -c 1 -W 1 $address >/dev/null 2>&1") != 0;
	is(curl("http://[$address]/"), "Hello, world!\n", "$how: curl to a literal address");
	is(curl_by_name($address, 'http://guest.test/'), "Hello, world!\n", "$how: curl to a name");
	end($run);
	return;
}

# By a parameter, by a router, and what every link has.
sub serves_over_ip6 {
	tap('uk0', 'fd00:5::1/64');
	serves_at('a parameter', 'fd00:5::2', 'net0.ip6=fd00:5::2/64', 'net0.dhcp=n', '--', '/');
	my $router = announce_router('uk0', 'fd00:5::');
	serves_at('a router', 'fd00:5::5054:ff:fe12:3456', 'net0.dhcp=n', '--', '/');
	kill('TERM', $router);
	ip('link del uk0');
	return;
}

subtest 'what is said' => \&complaints;
subtest 'names' => \&resolves;
subtest 'two interfaces of a process' => \&two_at_once;
SKIP: {
	skip 'qemu-system-x86_64 is not there: make setup', 2
		if !grep { -x "$_/qemu-system-x86_64" } split(/:/, $ENV{PATH});
	subtest 'two interfaces of a machine' => \&two_of_a_machine;
	skip 'curl is not there: make setup', 1 if !grep { -x "$_/curl" } split(/:/, $ENV{PATH});
	subtest 'IPv6' => \&serves_over_ip6;
}
done_testing();
