#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# zlib's own test, from its pristine source, passes on every platform.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

# It ends at the first thing that is wrong, with status 1.
each_image(build('zlib', 'default'), sub {
	my ($image) = @_;
	boots_as('its own test', $image, {}, 0, qr/^zlib version 1\.2\.13 /m,
		qr/^gzgets\(\) after gzseek:  hello!$/m, qr/^large_inflate\(\): OK$/m,
		qr/^inflate with dictionary: hello, hello!$/m);
});

done_testing();
