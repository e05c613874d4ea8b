# SPDX-License-Identifier: BSD-3-Clause
# Bytes of hello's images, as they are started: stripped.
use v5.30;
use warnings;
use Bench;
use Things;

my %aim = ('min kvm' => 40_000, 'min linux' => 10_000);
my %note = ('min kvm' => 'aim in the long run: 24,000');

for my $image (['min', 'kvm'], ['min', 'linux'], ['tiny', 'kvm'],
	['default', 'kvm'], ['default', 'linux']) {
	figure("@$image", 'bytes', $aim{"@$image"},
		sub { return (-s hello(@$image), $note{"@$image"}) });
}

1;
