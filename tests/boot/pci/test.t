#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# What QEMU plugs into PCI is found there, over bridges too, by ports and by memory.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

# A device with 1 MiB of registers on the first bus, and another behind a bridge.
my $edu = '-device edu,addr=9';
my %bridge = (
	q35 => '-device pcie-root-port,id=bridge,chassis=1,addr=7 -device virtio-rng-pci,bus=bridge',
	pc => '-device pci-bridge,id=bridge,chassis_nr=1,addr=7 -device edu,bus=bridge,addr=2',
);
my %behind = (q35 => qr/^pci: 01:00\.0 1af4:1044 class 00ff00 header 0$/m,
	pc => qr/^pci: 01:02\.0 1234:11e8 class 00ff00 header 0\npci:   0: memory 0x\w+, 1048576 bytes$/m);
my %host = (q35 => '8086:29c0', pc => '8086:1237');

each_image(build('selftest', 'drivers'), sub {
	my ($image) = @_;
	if ($image->{arch} ne 'x86_64') {
		plan skip_all => "lib/bus/pci is not for $image->{arch}";
	}
	for my $machine (qw(q35 pc)) {
		my $run = boots_as($machine, $image,
			{ env => { MACHINE => $machine, QEMU_FLAGS => "$edu $bridge{$machine}" } }, 0,
			qr/^pci: 00:00\.0 $host{$machine} class 060000 header 0$/m,
			qr/^pci: 00:09\.0 1234:11e8 class 00ff00 header 0\npci:   0: memory 0x\w+, 1048576 bytes$/m,
			$behind{$machine}, qr/^ok \d+ - chipset: pci_functions_are_those_of_the_ports$/m);
		unlike($run->{said}, qr/^not ok/m, "$machine: tests pass");
		like($run->{said}, qr/^ok \d+ - chipset: pci_express_registers_are_reached$/m,
			"$machine: registers of PCI Express") if $machine eq 'q35';
	}
}, 'kvm', 'bare');

done_testing();
