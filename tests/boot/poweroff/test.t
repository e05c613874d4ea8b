#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# A guest ends its machine by itself, without the device that ends QEMU.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

each_image(build('hello', 'default'), sub {
	my ($image) = @_;
	for my $machine (qw(microvm q35 pc)) {
		for my $cpu (('max', 'qemu64,-apic')) {
			my %env = (MACHINE => $machine, CPU => $cpu, DEBUG_EXIT => 'n');
			boots_as("$machine $cpu", $image, { args => ['status=3'], env => \%env }, 3);
			boots_as("$machine $cpu: crash", $image,
				{ args => ['crash=null'], env => \%env }, 134);
		}
	}
}, 'kvm');

done_testing();
