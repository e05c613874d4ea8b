#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# iperf3 in an image serves one of the host, and is served by one, both ways.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Frames;
use IO::Socket::INET;
use JSON::PP;
use Test::More;

plan skip_all => 'no iperf3: apt-get install iperf3' if system('iperf3 -v >/dev/null 2>&1') != 0;
my $out = eval { build('iperf3', 'default', 'ARCH_ARM=n', map { "$_=n" }
	qw(PLAT_BARE PLAT_XEN_PV PLAT_XEN_HVM)) };
plan skip_all => $1 if !$out && $@ =~ /^(iperf3: \S+ cannot be had from .*)/m;
die $@ if !$out;
my %image = map { $_->{plat} => $_->{path} } images($out);

sub free_port {
	return IO::Socket::INET->new(Listen => 1, LocalAddr => '0.0.0.0')->sockport;
}

# An image on QEMU's own network, or a process on a tap.
sub start_image {
	my ($plat, $net, $parameters, @words) = @_;
	local %ENV = (%ENV, NET => $net, TIMEOUT => 60);
	local @ENV{qw(MACHINE MEM UNICORE)} = ('microvm', '32M', $plat eq 'linux' ? $parameters : '');
	my $before = $plat eq 'linux' ? '' : "$parameters -- ";
	return start("$ROOT/support/run/run $image{$plat} $before@words");
}

sub measure {
	my ($name, $address, @options) = @_;
	my $said = qx(timeout 20 iperf3 -J --connect-timeout 3000 -c $address @options 2>&1);
	my $report = eval { decode_json($said) } // {};
	my $sum = $report->{end}{sum_received} // $report->{end}{sum} // {};
	return cmp_ok($sum->{bytes} // 0, '>=', 1_000_000, $name) || diag($said);
}

sub serves {
	my ($run, $address) = @_;
	ok(said_until($run, qr/^Server listening on /m, 30), 'it listens') or diag($run->{said});
	measure('TCP to the image', $address, '-n 2M');
	measure('TCP from the image', $address, '-n 2M -R');
	measure('UDP to the image', $address, '-u -b 20M -n 2M');
	measure('UDP from the image', $address, '-u -b 20M -n 2M -R');
	kill 'TERM', $run->{pid};
	finish($run);
	return;
}

subtest 'kvm serves' => sub {
	my $port = free_port();
	my $forward = join(',', map { "hostfwd=$_:127.0.0.1:$port-:5201" } qw(tcp udp));
	serves(start_image('kvm', "user,$forward", '', '-s'), "127.0.0.1 -p $port");
};

subtest 'kvm is served' => sub {
	my $port = free_port();
	my $server = start("timeout 60 iperf3 -s -1 -p $port --forceflush");
	said_until($server, qr/listening/);
	my $run = start_image('kvm', 'user', '', "-c 10.0.2.2 -p $port -n 2M");
	is(finish($run), 0, 'status 0') or diag($run->{said});
	like($run->{said}, qr/2\.00 MBytes .* receiver$/m, 'all of it came');
	kill 'TERM', $server->{pid};
	finish($server);
};

subtest 'linux serves, on a tap' => sub {
	my $lacks = why_no_namespace();
	$lacks ||= -w '/dev/net/tun' ? '' : 'no /dev/net/tun that may be written to';
	plan skip_all => $lacks if $lacks ne '';
	enter_namespace();
	ip('tuntap add uk0 mode tap vnet_hdr');
	ip('address add 10.0.5.1/24 dev uk0');
	ip('link set uk0 up');
	serves(start_image('linux', 'tap,uk0', 'net0.ip=10.0.5.2/24', '-s'), '10.0.5.2');
};

done_testing();
