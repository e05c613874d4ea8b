# SPDX-License-Identifier: BSD-3-Clause
# From exec to hello's first line, by that of a bare stub linked at the same
# address, which prints the same line. In QEMU without KVM.
use v5.30;
use warnings;
use Bench;
use Guest;
use Things;

use constant PAIRS => 30;

sub seconds_to_first_line {
	my ($image, $machine, $line) = @_;
	my ($said, $seconds) =
		watch_guest(start_guest($image, MACHINE => $machine), 20);
	return $seconds if $said =~ /^\Q$line\E\n/;
	die "$image says on $machine: $said\n";
}

for (['tiny', 'microvm'], ['min', 'microvm'], ['min', 'q35']) {
	my ($config, $machine) = @$_;
	figure("$config on $machine by a bare stub", '', 1.3, sub {
		my $image = hello($config, 'kvm');
		my $line = first_line($image);
		my $stub = bare_guest($line, load_address($image));
		return ratio(map {
			[map { seconds_to_first_line($_, $machine, $line) }
				$image, $stub]
		} 1 .. PAIRS);
	});
}

1;
