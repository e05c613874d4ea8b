#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# A second of the image is a second here.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

use Time::HiRes 'time';

my %machines = (
	'kvm-x86_64' => [['microvm', 'max'], ['q35', 'qemu64,-apic'],
		['microvm', 'max', '-M pit=off,pic=off,rtc=off']],
	'bare-x86_64' => [['q35', 'max'], ['pc', 'Nehalem', '-M hpet=off'], ['pc', 'qemu64,-apic']],
	'xen-pv-x86_64' => [['dom0', '']],
	'xen-hvm-x86_64' => [['dom0', '']],
	'xen-hvm-arm' => [['dom0less', '']],
	'kvm-arm' => [['virt', 'cortex-a15'], ['virt,virtualization=on', 'cortex-a7']],
);

each_image(build('selftest', 'default'), sub {
	my ($image) = @_;
	for (@{ $machines{"$image->{plat}-$image->{arch}"} // [['', '']] }) {
		my ($machine, $cpu, $flags) = @$_;
		local %ENV = (%ENV, MACHINE => $machine, CPU => $cpu, QEMU_FLAGS => $flags // '',
			TIMEOUT => 20);
		open(my $from, '-|', "$ROOT/support/run/run $image->{path} sleep 2>&1 </dev/null") or die $!;
		my ($start, $end, $said);
		while (<$from>) {
			$start = time if /^sleep: start/;
			($end, $said) = (time, $1) if /^sleep: (\d+) ms/;
		}
		close($from);
		my $name = "$machine $cpu";
		ok($end, "$name: woke up") or next;
		my $took = $end - $start;
		# A busy host may hold the first line back.
		cmp_ok($took, '>=', 0.75, "$name: not early");
		cmp_ok($took, '<', 3, "$name: not very late");
		cmp_ok(abs($took * 1000 - $said), '<', 250 + $took * 30,
			"$name: it took $took s, and the image says $said ms");
	}
});

done_testing();
