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
	write_file("$dir/empty", '');
	boots_as('empty', $image, { args => ['initrd'], env => { INITRD => "$dir/empty" } }, 0,
		qr{^run: warning: INITRD=\Q$dir\E/empty is empty: }m, qr/^initrd: 0 bytes/m)
		if $image->{plat} ne 'bare';
	return if $image->{plat} ne 'linux';
	write_file("$dir/a \"name\" of \\ it", 'x');
	boots_as('any name', $image, { args => ['initrd'], env =>
		{ INITRD => "$dir/a \"name\" of \\ it" } }, 0, qr/^initrd: 1 bytes/m);
	boots_as('no such file', $image, { env => { INITRD => "$dir/gone" } }, 2,
		qr/^linux: parameter linux\.initrd=\Q$dir\E\/gone: no such file \(/m);
	boots_as('a folder', $image, { env => { INITRD => $dir } }, 2,
		qr/^linux: parameter linux\.initrd=\Q$dir\E: is a folder \(/m);
}, 'kvm', 'bare', 'linux');

done_testing();
