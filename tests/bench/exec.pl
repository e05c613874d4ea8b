# SPDX-License-Identifier: BSD-3-Clause
# From exec to exit of hello as a Linux process, by that of a static stub that
# only writes hello's first line.
use v5.30;
use warnings;
use Bench;
use Guest;
use Things;

use constant PAIRS => 30;

figure('min linux by a bare stub', '', undef, sub {
	my $image = hello('min', 'linux');
	my $stub = bare_process(first_line($image));
	my @pairs = map { [map { $_ / 1e9 } split] }
		split /\n/, quietly(host_tool('pairs'), PAIRS, $image, $stub);
	return ratio(@pairs);
});

1;
