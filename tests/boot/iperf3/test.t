#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# iperf3, from its pristine source, serves one of this host: TCP and UDP, both ways.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Frames;
use JSON::PP 'decode_json';
use Test::More;
use Time::HiRes 'sleep';

plan skip_all => 'no iperf3: apt-get install iperf3' if system('iperf3 -v >/dev/null 2>&1') != 0;
my $lacks = why_no_namespace();
$lacks ||= -w '/dev/net/tun' ? '' : 'no /dev/net/tun that may be written to';
plan skip_all => $lacks if $lacks ne '';
# What a build fetches is not to be had from there.
my @quick = $ENV{UK_ALL_PLATFORMS} ? () : ('ARCH_ARM=n', @two_platforms);
my $out = build('iperf3', 'default', @quick);
enter_namespace();

# Several times what a connection may have on its way, and what a queue holds.
use constant { TCP_BYTES => 16 << 20, UDP_BYTES => 4 << 20 };

# What the client tells at the end; of a server that is not there yet, once it is.
sub measure {
	my ($words) = @_;
	my $report;
	for (1 .. 50) {
		my $said = qx(timeout 20 iperf3 -J --connect-timeout 1000 -c 10.0.5.2 $words 2>&1);
		$report = eval { decode_json($said) } // { error => $said };
		last if ($report->{error} // '') !~ /unable to connect/;
		sleep 0.1;
	}
	return $report;
}

# What is still on its way when the client ends is not counted; of UDP most comes even on a busy host.
sub carries {
	my ($name, $words, $bytes) = @_;
	my $report = measure("-n $bytes $words");
	my $end = $report->{end} // {};
	my $came = ($end->{sum_received} // $end->{sum} // {})->{bytes} // 0;
	my $sent = ($end->{sum_sent} // $end->{sum} // {})->{bytes} // 0;
	is($report->{error} // '', '', "$name: no error");
	cmp_ok($sent, '>=', $bytes, "$name: sent");
	cmp_ok($came, '>=', $bytes / 2, "$name: received");
	return;
}

sub try_image {
	my ($image, $machine) = @_;
	my $by_words = $image->{plat} eq 'linux' ? '' : 'net0.ip=10.0.5.2/24 --';
	local %ENV = (%ENV, NET => 'tap,uk0', MACHINE => $machine, MEM => '64M', TIMEOUT => 60,
		UNICORE => $by_words ? '' : 'net0.ip=10.0.5.2/24');
	my $run = start("$ROOT/support/run/run $image->{path} $by_words -s");
	carries("$machine TCP to it", '', TCP_BYTES);
	carries("$machine TCP from it", '-R', TCP_BYTES);
	carries("$machine UDP to it", '-u -b 100M', UDP_BYTES);
	carries("$machine UDP from it", '-u -b 100M -R', UDP_BYTES);
	kill('TERM', $run->{pid});
	finish($run);
	unlike($run->{said}, qr/error|panic|crash/i, "$machine: it complains of nothing");
	return;
}

ip('tuntap add uk0 mode tap vnet_hdr');
ip('address add 10.0.5.1/24 dev uk0');
ip('link set uk0 up');
each_image($out, sub {
	my ($image) = @_;
	try_image($image, $_) for $image->{plat} eq 'linux' ? 'process' : qw(microvm);
}, qw(kvm linux));

done_testing();
