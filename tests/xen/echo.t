#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# The network test of all platforms (tests/boot/echo) with guests of Xen: dom0 is the other end.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin, "$FindBin::Bin/../boot";
use Boot;
use Net;
use Test::More;
use Xen;

my %cfg = ('xen-pv' => { type => 'pv' }, 'xen-hvm' => { type => 'pvh', shadow_memory => 1 });

# The guest is told its address, tries what there is, and is asked to end.
my $words = $ENV{SOAK_NETWORK} ? '-l -w' : '-w';
my $steps = <<"END";
for module in llc stp bridge xen-netback; do
	[ ! -e /modules/\$module.ko ] || insmod /modules/\$module.ko || true
done
ip link show xenbr0 >/dev/null 2>&1 || brctl addbr xenbr0
ip addr replace 10.0.5.1/24 dev xenbr0
ip link set xenbr0 up
create
expect '^echo: port 7' 60
ping -c 1 -w 20 10.0.5.2 >&2
perl ./check $words 10.0.5.2 7 9 || true
xl shutdown "\$domain"
ended
END

sub try_arch {
	my ($arch, @kinds) = @_;
	my $lacks = bed_lacks($arch);
	SKIP: {
		skip($lacks, 1) if $lacks ne '';
		my %image = map { $_->{plat} => $_->{path} } grep { $_->{arch} eq $arch }
			images(build('echo', 'drivers'));
		my $dom0 = dom0($arch, seconds => 400 * @kinds);
		for my $kind (@kinds) {
			$dom0->guest($kind, image => $image{$kind}, seconds => 350, cfg => {
				memory => 32, %{ $arch eq 'arm' ? {} : $cfg{$kind} },
				extra => 'net0.ip=10.0.5.2/24 --', vif => ['mac=00:16:3e:00:05:02,bridge=xenbr0'] },
				files => ["$ROOT/tests/net/check"], steps => $steps);
		}
		$dom0->run;
		for my $kind (@kinds) {
			subtest "$kind on $arch" => sub {
				check_said(($dom0->result($kind) // {})->{steps} // '');
				$dom0->ends($kind, 'poweroff', qr/^echo: \d+ connections, .*\nuk: exit 0$/m);
			};
		}
	}
	return;
}

try_arch('x86_64', 'xen-pv', 'xen-hvm');
try_arch('arm', 'xen-hvm') if $ENV{SOAK_NETWORK};
done_testing();
