# SPDX-License-Identifier: BSD-3-Clause
# HTTP: the time that apps/httpd takes for a request in a guest, beside the same
# program in a guest of Linux on the same machine, and as a process of the host.
use v5.30;
use warnings;
use Bench;
use Server;

use constant { PAIRS => 5, SECONDS => 3 };

# Our time for a request, divided by theirs.
sub beside {
	my ($ours, $theirs, $connections, $closed) = @_;
	my @pairs = map { [map { load_server($_, $connections, $closed, SECONDS) }
		$ours, $theirs] } 1 .. PAIRS;
	my ($our_rate, $their_rate) = map { my $i = $_;
		median(map { $_->[$i] } @pairs) } 0, 1;
	return (0 + sprintf('%.2f', $their_rate / $our_rate),
		sprintf '%.0f / %.0f requests a second, %d pairs',
		$our_rate, $their_rate, PAIRS);
}

# Servers that are alive at once, so that they can be loaded in turn.
sub pair {
	my ($ours, $theirs, $measure) = @_;
	my @servers;
	my @figures = eval {
		push @servers, $_->() for $ours, $theirs;
		$measure->(@servers);
	};
	my $error = $@;
	end_server($_) for @servers;
	die $error if $error;
	return @figures;
}

for my $machine (qw(q35 microvm)) {
	for (map({ [$_, 0] } 1, 8, 30, 256), map { [$_, 1] } 1, 8, 30) {
		my ($connections, $closed) = @$_;
		figure("$machine, $connections connections "
			. ($closed ? 'closed after each request' : 'kept')
			. ', by a Linux guest', '', $closed ? 0.5 : 0.4, sub {
			return pair(sub { image_server($machine) },
				sub { linux_server($machine) },
				sub { beside(@_, $connections, $closed) });
		});
	}
}

figure('q35, 8 connections kept, by the same program as a process of the host', '',
	undef, sub {
	return pair(sub { image_server('q35') }, \&process_server,
		sub { beside(@_, 8, 0) });
});

1;
