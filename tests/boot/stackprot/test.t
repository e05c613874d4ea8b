#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# An array written beyond its end is noticed, and a weak canary said.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

my %how = (args => ['crash=smash']);
my $weak = qr/^stackprot: warning: no entropy: the canary is a weak one$/m;

each_image(build('hello', 'default', 'STACKPROT=y'), sub {
	my ($image) = @_;
	boots_as('smash', $image, \%how, 134,
		qr/^crash: stackprot: a function wrote beyond an array on its stack$/m,
		qr/^  #\d 0x\w+ crash_smash\+0x/m);
	my $run = boots_as('no smash', $image, {}, 0, qr/^Hello, world/m);
	if ($image->{plat} ne 'linux' && $image->{arch} eq 'arm') {
		like($run->{said}, $weak, 'a CPU without entropy: a warning');
		return;
	}
	unlike($run->{said}, $weak, 'entropy: no warning');
	if ($image->{plat} ne 'linux') {
		boots_as('no entropy', $image, { %how, env => { CPU => 'qemu64' } }, 134, $weak,
			qr/^crash: stackprot: /m);
	}
});

done_testing();
