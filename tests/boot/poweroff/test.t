#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# A guest ends its machine by itself, without the device that ends QEMU.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

my %cpus = (x86_64 => ['max', 'qemu64,-apic'], arm => ['cortex-a15']);

each_image(build('hello', 'default'), sub {
	my ($image) = @_;
	for my $machine (machines($image)) {
		for my $cpu (@{ $cpus{ $image->{arch} } }) {
			my %env = (MACHINE => $machine, CPU => $cpu, DEBUG_EXIT => 'n');
			boots_as("$machine $cpu", $image, { args => ['status=3'], env => \%env }, 3);
			boots_as("$machine $cpu: crash", $image,
				{ args => ['crash=null'], env => \%env }, 134);
		}
	}
}, 'kvm', 'bare');

done_testing();
