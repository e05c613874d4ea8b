# SPDX-License-Identifier: BSD-3-Clause
# What threads cost: on linux by the host's pthreads, and in instructions.
#
# The same program is an image and, with pthreads, a program of the host:
# threadbench/. It prints nanoseconds.
use v5.30;
use warnings;
use Bench;
use Guest;
use Things;

use constant { PAIRS => 9, FOLDER => 'tests/bench/threadbench' };

sub image {
	my ($platform) = @_;
	return built(FOLDER, 'default', $platform, 'x86_64', 'threadbench');
}

sub hosts {
	state $program = host_tool('threadbench-host',
		(map { "$ROOT/${\FOLDER}/$_.c" } qw(main host)), '-pthread');
	return $program;
}

for (['two threads yield to each other', 'yield', 100_000, 0.1],
	['two threads hand over by semaphores', 'handover', 100_000, 0.1],
	['a thread made and joined', 'create', 5_000],
	['a mutex that nobody else wants', 'mutex', 1_000_000]) {
	my ($name, $word, $rounds, $aim) = @$_;
	figure("$name, by the host's pthreads", '', $aim, sub {
		my @pairs = map { [map { quietly($_, $word, $rounds) / $rounds }
			image('linux'), hosts()] } 1 .. PAIRS;
		my ($ours, $theirs) = map { my $i = $_;
			median(map { $_->[$i] } @pairs) } 0, 1;
		return (0 + sprintf('%.3f', $ours / $theirs),
			sprintf '%.0f ns / %.0f ns a round, %d pairs',
			$ours, $theirs, PAIRS);
	});
}

# What the guest says of itself: each word's most and mean.
sub worst {
	state $said = do {
		my ($text) = watch_guest(start_guest_with([qw(worst)], image('kvm'),
			MACHINE => 'microvm', QEMU_FLAGS => '-icount shift=0'), 120);
		$text =~ /^uk: exit 0$/m or die "threadbench: $text\n";
		$text;
	};
	return $said;
}

for my $word (qw(yield handover create mutex)) {
	figure("$word, one round with what begins and ends it", 'instructions',
		undef, sub {
		my ($most, $mean) = worst() =~ /^$word (\d+) (\d+)/m
			or die worst(), "\n";
		return ($most, "the most; $mean on average");
	});
}

1;
