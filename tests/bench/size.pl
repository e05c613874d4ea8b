# SPDX-License-Identifier: BSD-3-Clause
# Bytes of hello's and httpd's images, as they are started: stripped.
use v5.30;
use warnings;
use Bench;
use Things;

my %aim = ('min kvm x86_64' => 40_000, 'min kvm arm' => 32_000,
	'min linux x86_64' => 10_000, 'min linux arm' => 10_000,
	'min xen-pv x86_64' => 40_000, 'min xen-hvm x86_64' => 40_000);
my %note = ('min kvm x86_64' => 'aim in the long run: 24,000');

for my $image ((map { ['min', $_, 'x86_64'], ['min', $_, 'arm'] } 'kvm', 'linux'),
	['min', 'bare', 'x86_64'], ['min', 'xen-pv', 'x86_64'],
	['min', 'xen-hvm', 'x86_64'], ['min', 'xen-hvm', 'arm'], ['tiny', 'kvm', 'x86_64'],
	['default', 'kvm', 'x86_64'], ['default', 'linux', 'x86_64']) {
	figure("@$image", 'bytes', $aim{"@$image"},
		sub { return (-s hello(@$image), $note{"@$image"}) });
}

for my $arch (qw(x86_64 arm)) {
	figure("httpd min kvm $arch", 'bytes', 256_000,
		sub { return -s built('apps/httpd', 'min', 'kvm', $arch, 'httpd-min') });
}

1;
