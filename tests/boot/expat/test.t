#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Expat's own tests, from its pristine source and by CMake, pass on every platform.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

each_image(build('expat', 'default'), sub {
	my ($image) = @_;
	boots_as('its own tests', $image, {}, 0, qr/^Expat version: expat_2\.5\.0$/m,
		qr/^100%: Checks: 345, Failed: 0$/m);
});

done_testing();
