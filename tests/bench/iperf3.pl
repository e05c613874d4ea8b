# SPDX-License-Identifier: BSD-3-Clause
# Throughput: the time that apps/iperf3 takes for a bit in a guest behind a tap with
# offloads, beside Debian's iperf3 in a guest of Linux on the same machine.
use v5.30;
use warnings;
use Bench;
use Tap;
use Things;

use constant { PAIRS => 5, SECONDS => 3 };

my @kinds = (
	['TCP to the guest'],
	['TCP from the guest', '-R'],
	['UDP to the guest', '-u', '-b', '0'],
	['UDP from the guest', '-u', '-b', '0', '-R'],
);

# Both guests are alive all the time, and are loaded in turn. For each kind: the rates.
sub rates {
	my ($image, $guest, $machine) = @_;
	my @guests;
	my @rates = eval {
		push @guests, image_behind_tap($image, $machine);
		push @guests, linux_behind_tap($guest, $machine);
		map {
			my ($name, @options) = @$_;
			[map { [map { load_behind_tap($_, SECONDS, @options) } @guests] } 1 .. PAIRS];
		} @kinds;
	};
	my $error = $@;
	end_behind_tap($_) for @guests;
	die $error if $error;
	return @rates;
}

for my $machine (qw(q35 microvm)) {
	my @rates = eval {
		my $lacking = why_no_taps();
		die "$lacking\n" if $lacking ne '';
		my $image = built('apps/iperf3', 'default', 'kvm', 'x86_64', 'iperf3');
		my $guest = quietly("$ROOT/tests/bench/linux/make") =~ s/\n//r;
		in_namespace(sub { rates($image, $guest, $machine) });
	};
	my $error = $@;
	for my $i (0 .. $#kinds) {
		figure("$machine, $kinds[$i][0], by a Linux guest", '', 0.83, sub {
			die $error if $error;
			my ($ours, $theirs) = map { my $who = $_;
				median(map { $_->[$who] } @{ $rates[$i] }) / 1e6 } 0, 1;
			return (0 + sprintf('%.2f', $theirs / $ours),
				sprintf '%.0f / %.0f Mbit/s, %d pairs', $ours, $theirs, PAIRS);
		});
	}
}

1;
