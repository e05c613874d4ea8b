#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Undefined behaviour ends in a report that names file and line, or in a trap.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

my %how = (args => ['crash=overflow']);

subtest 'report' => sub {
	each_image(build('hello', 'default', 'UBSAN=y', 'BUILD_LTO=y', @two_platforms), sub {
		boots_as('overflow', $_[0], \%how, 134,
			qr/^crash: ubsan: overflow in an addition \(\S*apps\/hello\/crash\.c:\d+:\d+\)$/m);
	});
};
subtest 'trap' => sub {
	each_image(build('hello', 'default', 'UBSAN=y', 'UBSAN_TRAP=y', @two_platforms), sub {
		boots_as('overflow', $_[0], \%how, 134,
			qr/^crash: invalid instruction$/m, qr/^  #0 0x\w+ crash_overflow\+0x/m);
	});
};
subtest 'neither' => sub {
	each_image(build('hello', 'default'), sub { boots_as('overflow', $_[0], \%how, 2) });
};

done_testing();
