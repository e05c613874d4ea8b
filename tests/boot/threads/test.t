#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Many threads come and go, one after the other and at once, and memory is as
# before. SOAK_THREADS= is how many: `make soak' has a million, and ten thousand.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

my $many = $ENV{SOAK_THREADS} // 3_000;
my $at_once = $ENV{SOAK_THREADS} ? 10_000 : 500;
my %how = (env => { MEM => '256M' }, timeout => 20 + $many / 2_000);

# raspi2b has as much memory as it has, and Xen's guests what the bed gives them.
each_image(build('selftest', 'default', @{ $threads{rr} }), sub {
	my ($image) = @_;
	boots_as('one after the other', $image, { %how, args => ['threads', $many] }, 0,
		qr/^threads: $many asked for, $many ran, 0 pages missing$/m);
	boots_as('at once', $image, { %how, args => ['crowd', $at_once] }, 0,
		qr/^threads: $at_once at once$/m,
		qr/^threads: $at_once asked for, $at_once ran, 0 pages missing$/m);
}, 'linux', 'kvm');
done_testing();
