# SPDX-License-Identifier: BSD-3-Clause
# Guests in QEMU, started as IMAGE.run starts them, watched from outside.
package Guest;
use v5.30;
use warnings;
use Exporter 'import';
use IO::Select;
use Time::HiRes qw(clock_gettime CLOCK_MONOTONIC);

our @EXPORT = qw(start_guest start_guest_with watch_guest first_line);

sub now { return clock_gettime(CLOCK_MONOTONIC) }

# Starts IMAGE.run with MACHINE=, MEM= and so on.
sub start_guest { return start_guest_with([], @_) }

# The same with arguments.
sub start_guest_with {
	my ($arguments, $image, %settings) = @_;
	my $start = now();
	my $pid = open(my $console, '-|') // die "fork: $!\n";
	if ($pid == 0) {
		@ENV{keys %settings} = values %settings;
		open STDERR, '>&', \*STDOUT;
		open STDIN, '<', '/dev/null';
		exec "$image.run", @$arguments or exit 127;
	}
	return { pid => $pid, console => $console, start => $start };
}

# Watches until the guest ends, or for so many seconds, and ends it then. Returns
# what it printed, and how many seconds after its start the first line was there.
sub watch_guest {
	my ($guest, $seconds) = @_;
	my $select = IO::Select->new($guest->{console});
	my $end = $guest->{start} + $seconds;
	my ($said, $first) = ('');
	while ((my $left = $end - now()) > 0) {
		$select->can_read($left) or last;
		sysread($guest->{console}, $said, 4096, length $said) or last;
		$first //= now() - $guest->{start} if $said =~ /\n/;
	}
	kill 'KILL', $guest->{pid};
	close $guest->{console};
	return ($said =~ tr/\r//dr, $first);
}

# What hello says first. Another first line comes from what should have started
# it, and says why it did not.
sub first_line {
	my ($image, %settings) = @_;
	my ($said) = watch_guest(start_guest($image, %settings), 20);
	my ($line) = $said =~ /^(.+)\n/ or die "$image says nothing\n";
	$line =~ /^Hello, .* from / or die "$line\n";
	return $line;
}

1;
