#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# LZ4's own test, from its pristine source and by Meson, passes on every platform.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

# It ends at the first thing that is wrong, with a status. Its unit tests, which come before the random
# ones unless these have a seed, take 15 seconds of an emulator; SOAK_PROGRAMS=1 runs them everywhere.
each_image(build('lz4', 'default'), sub {
	my ($image) = @_;
	my $bits = $image->{arch} eq 'arm' ? 32 : 64;
	my $name = qr/^Starting LZ4 fuzzer \($bits-bits, v1\.9\.4\)$/m;
	boots_as('random data', $image, { args => ['-s1', '-i3'] }, 0, $name,
		qr/^ratio with dict: \d+\.\d+%$/m);
	return if $image->{plat} ne 'linux' && !$ENV{SOAK_PROGRAMS};
	boots_as('all of it', $image, { args => ['-i3'], timeout => 300 }, 0, $name,
		qr/^All unit tests completed successfully compressionLevel=9 $/m,
		qr/^All unit tests completed successfully compressionLevel=10 $/m,
		qr/^ratio with dict: \d+\.\d+%$/m);
});

done_testing();
