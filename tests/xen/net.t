#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Network devices of Xen: guests on a bridge of dom0, behind its own back end.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin, "$FindBin::Bin/../boot";
use Boot;
use Test::More;
use Xen;

my %cfg = ('xen-pv' => { type => 'pv', memory => 16 },
	'xen-hvm' => { type => 'pvh', memory => 16, shadow_memory => 1 });

# Pings of one packet, of one that fills it, and of many at once; then the guest is told
# to end. Bash has UDP.
my $steps = <<'END';
for module in llc stp bridge xen-netback; do
	[ ! -e /modules/$module.ko ] || insmod /modules/$module.ko || true
done
ip link show xenbr0 >/dev/null 2>&1 || brctl addbr xenbr0
ip addr replace 10.0.5.1/24 dev xenbr0
ip link set xenbr0 up
create
expect '^frames: ready' 60
ping -c 2 -w 20 10.0.5.2
ping -c 20 -w 40 -i 0.01 -s 1472 10.0.5.2
echo stop >/dev/udp/10.0.5.2/9
expect '^frames: link up, ([0-9]+) received, ([0-9]+) sent, 0 without memory, 0 bad'
record received "${BASH_REMATCH[1]}"
record sent "${BASH_REMATCH[2]}"
ended
END

sub try_arch {
	my ($arch, @kinds) = @_;
	my $lacks = bed_lacks($arch);
	SKIP: {
		skip($lacks, 1) if $lacks ne '';
		my %image = map { $_->{plat} => $_->{path} } grep { $_->{arch} eq $arch }
			images(build('selftest', 'drivers'));
		my $dom0 = dom0($arch, seconds => 200 * @kinds);
		for my $kind (@kinds) {
			$dom0->guest($kind, image => $image{$kind}, seconds => 150, cfg => {
				%{ $arch eq 'arm' ? { memory => 16 } : $cfg{$kind} },
				extra => 'frames', vif => ['mac=00:16:3e:00:05:02,bridge=xenbr0'] },
				steps => $steps);
		}
		$dom0->run;
		for my $kind (@kinds) {
			$dom0->ends($kind, 'poweroff', qr/^frames: net0 is netfront, 00:16:3e:00:05:02, /m,
				qr/^uk: exit 0$/m);
			my $r = $dom0->result($kind) // {};
			cmp_ok($r->{sent} // 0, '>=', 22, "$kind: all pings were answered");
		}
	}
	return;
}

try_arch('x86_64', 'xen-pv', 'xen-hvm');
try_arch('arm', 'xen-hvm') if $ENV{SOAK_GUESTS};
done_testing();
