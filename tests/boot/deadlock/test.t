#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# When no thread can go on, the image says who waits for what, and where.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

each_image(build('selftest', 'default', @{ $threads{coop} }), sub {
	my ($image) = @_;
	my $in_the_mutex = qr/(?:  #.*\n)*?  #\d+ 0x[0-9a-f]+ uk_mutex_lock\w*\+0x\w+ \[mutex\]/;
	boots_as('two mutexes', $image, { args => ['deadlock'] }, 134,
		qr/^thread: main waits for a mutex\n$in_the_mutex/m,
		qr/^thread: other waits for a mutex\n$in_the_mutex/m,
		qr/^crash: thread: deadlock: all threads wait, and nothing will wake one$/m);
});
done_testing();
