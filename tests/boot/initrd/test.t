#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# The image finds the initrd, whole, and out of free memory.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

# What apps/selftest sums up.
sub sums {
	my ($a, $b) = (0, 0);
	for (unpack('C*', $_[0])) {
		$a = ($a + $_) % 65521;
		$b = ($b + $a) % 65521;
	}
	return "$a $b";
}

each_image(build('selftest', 'default'), sub {
	my ($image) = @_;
	for my $bytes (1, 4096, 3000001) {
		my $text = substr(join('', map { pack('N', $_ * 2654435761 % 2**32) } 1 .. $bytes / 4 + 1),
			0, $bytes);
		my $sums = sums($text);
		write_file("$dir/initrd", $text);
		for my $machine (machines($image)) {
			for my $memory (qw(32M 1100M)) {
				boots_as("$bytes bytes, $machine $memory", $image, { args => ['initrd'], env =>
					{ MACHINE => $machine, MEM => $memory, INITRD => "$dir/initrd" } }, 0,
					qr/^initrd: $bytes bytes, sums $sums, kept$/m);
			}
		}
	}
	boots_as('none', $image, { args => ['initrd'] }, 0, qr/^initrd: 0 bytes/m);
}, 'kvm', 'bare', 'linux');

done_testing();
