#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# A machine whose CPU has no random numbers has the hypervisor's.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

my %flags = (virt => '-device virtio-rng-device', microvm => '-device virtio-rng-device',
	q35 => '-device virtio-rng-pci,disable-legacy=on', pc => '-device virtio-rng-pci');
# Without the instruction.
my %cpu = (x86_64 => 'qemu64', arm => 'cortex-a15');
my $test = 'selftest: entropy_fills_all_of_the_buffer_and_no_more';

each_image(build('selftest', 'drivers'), sub {
	my ($image) = @_;
	my $cpu = $cpu{ $image->{arch} };
	for my $machine (machines($image)) {
		boots_as("$machine with a device", $image, { env => { MACHINE => $machine, CPU => $cpu,
			QEMU_FLAGS => $flags{$machine} } }, 0, qr/^ok \d+ - $test$/m);
	}
	my $none = (machines($image))[0];
	boots_as("$none without", $image, { env => { MACHINE => $none, CPU => $cpu } }, 0,
		qr/^ok \d+ - $test # skip/m);
}, 'kvm');

done_testing();
