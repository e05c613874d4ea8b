#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Every image says hello on every machine, and ends with main's status.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

my %cpus = ('kvm-x86_64' => [qw(qemu64 Nehalem max)], 'kvm-arm' => [qw(cortex-a7 cortex-a15)],
	'bare-x86_64' => [qw(qemu64 Nehalem max)]);

each_image(build('hello', 'default'), sub {
	my ($image) = @_;
	my $where = qr/^Hello, world from $image->{plat} on $image->{arch}, Unicore \d/m;

	for my $machine (machines($image)) {
		for my $cpu (@{ $cpus{"$image->{plat}-$image->{arch}"} // [''] }) {
			boots_as("$machine $cpu", $image,
				{ args => ['status=7'], env => { MACHINE => $machine, CPU => $cpu } },
				7, $where, qr/^memory: [1-9]\d* KiB$/m, qr/^boot: \d+ us$/m);
		}
	}
	boots_as('no arguments', $image, {}, 0, $where);
	boots_as('status 255', $image, { args => ['status=255'] }, 255);
	boots_as('status 256 is 0', $image, { args => ['status=256'] }, 0);
});

done_testing();
