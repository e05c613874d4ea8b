# SPDX-License-Identifier: BSD-3-Clause
# What malloc, realloc and free cost: on linux by the host's C library, and how
# many instructions at most.
#
# The same program is an image and, compiled with the host's headers, a program of
# the host: allocbench/. It prints nanoseconds and calls.
use v5.30;
use warnings;
use Bench;
use Guest;
use Things;

use constant { PAIRS => 15, FOLDER => 'tests/bench/allocbench' };

sub image {
	my ($platform) = @_;
	return built(FOLDER, 'default', $platform, 'x86_64', 'allocbench');
}

sub hosts {
	state $program = host_tool('allocbench-host',
		glob("$ROOT/${\FOLDER}/*.[cS]"),
		qq(-DRECORDED="$ROOT/${\FOLDER}/trace/recorded"));
	return $program;
}

sub ns_per_call {
	my ($ns, $calls) = split ' ', quietly(@_);
	return $ns / $calls;
}

for (['one block of 64 bytes after the other', 'one', 5_000, 1.5],
	['a hundred blocks of 64 bytes', 'hundred', 5_000, 1.5],
	['what Lua and SQLite did', 'trace', 50, 1]) {
	my ($name, $word, $rounds, $aim) = @$_;
	figure("$name, by the host's libc", '', $aim, sub {
		my @programs = (image('linux'), hosts());
		my @pairs = map { [map { ns_per_call($_, $word, $rounds) }
			@programs] } 1 .. PAIRS;
		my ($ours, $theirs) = map { my $i = $_;
			median(map { $_->[$i] } @pairs) } 0, 1;
		return (0 + sprintf('%.2f', $ours / $theirs),
			sprintf '%.1f ns / %.1f ns a call, %d pairs',
			$ours, $theirs, PAIRS);
	});
}

# What the guest says of itself: most and mean of malloc, then of free.
sub worst {
	state $said = do {
		my ($text) = watch_guest(start_guest_with([qw(worst)], image('kvm'),
			MACHINE => 'microvm', QEMU_FLAGS => '-icount shift=0'), 60);
		$text =~ /^uk: exit 0$/m or die "allocbench: $text\n";
		$text;
	};
	return $said;
}

for my $name (qw(trace random out)) {
	for (['malloc', qr/^$name (\d+) (\d+)/m],
		['free', qr/^$name \d+ \d+ (\d+) (\d+)/m]) {
		my ($function, $pattern) = @$_;
		figure("$function, $name", 'instructions', undef, sub {
			my ($most, $mean) = worst() =~ $pattern
				or die worst(), "\n";
			return ($most, "the most; $mean on average");
		});
	}
}

1;
