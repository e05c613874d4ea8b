# SPDX-License-Identifier: BSD-3-Clause
# Instructions from an image's entry to main(). Each turn of a `rep` counts.
use v5.30;
use warnings;
use Bench;
use Counter;
use Guest;
use Things;

# A count is the same every time, or the note says that it is not.
sub twice {
	my ($count) = @_;
	my ($first, $second) = map { $count->() } 1 .. 2;
	return ($first, $first == $second ? 'the same twice'
		: "not the same twice: then $second");
}

for (['tiny', 'microvm'], ['min', 'microvm'], ['min', 'q35']) {
	my ($config, $machine) = @$_;
	figure("$config on $machine", 'instructions', 60_000, sub {
		my $image = hello($config, 'kvm');
		first_line($image, MACHINE => $machine);
		my @between = map { address_of($image, $_) } qw(kvm_entry main);
		return twice(sub {
			return guest_instructions($image, $machine, @between);
		});
	});
}

figure('min on linux', 'instructions', undef, sub {
	my $image = hello('min', 'linux');
	my @steps = (host_tool('steps'), address_of($image, 'main'), $image);
	return twice(sub { return 0 + quietly(@steps) });
});

1;
