#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Virtio's network devices carry frames, whatever they are plugged into, old or new.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

# The ways in which each machine can have one: QEMU's own words.
my $modern = '-global virtio-mmio.force-legacy=false';
my $pci = 'virtio-net-pci';
my %ways = (
	microvm => [['of old'], ['of version 1', QEMU_FLAGS => $modern]],
	virt => [['of old'], ['of version 1', QEMU_FLAGS => $modern]],
	q35 => [
		['modern', NIC => "$pci,disable-legacy=on"],
		['by its pin', NIC => "$pci,vectors=0"],
		['packed', NIC => "$pci,packed=on"],
		['without events and tables', NIC => "$pci,event_idx=off,indirect_desc=off,mrg_rxbuf=off"],
	],
	pc => [
		['transitional'],
		['of old', NIC => "$pci,disable-modern=on,mrg_rxbuf=off"],
		['of old, by its pin', NIC => "$pci,disable-modern=on,vectors=0"],
	],
);
my @tests = map { qr/^ok \d+ - virtnet: virtnet_$_$/m } qw(gateway_answers calls_who_listens starts_again);

each_image(build('selftest', 'drivers'), sub {
	my ($image) = @_;
	for my $machine (machines($image)) {
		for my $way (@{ $ways{$machine} }) {
			my ($name, %env) = @$way;
			boots_as("$machine, $name", $image,
				{ env => { MACHINE => $machine, NET => 'user', %env } }, 0, @tests);
		}
	}
}, 'kvm');

done_testing();
