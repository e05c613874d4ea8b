# SPDX-License-Identifier: BSD-3-Clause
# Runs an emulator below a limit of time, and shows what its serial port says.
package Machine;
use v5.30;
use warnings;
use Exporter 'import';
use IO::Select;
use Time::HiRes 'time';

our @EXPORT = qw(run_machine);

use constant LIMIT => 124;

# Calls $see with each piece of output. It returns the status when that is known,
# and how many seconds more are worth watching then. Without one, the end of the
# machine is undef, and of the time LIMIT. Nothing is left running: `timeout' ends
# the emulator even if this process dies first.
sub run_machine {
	my ($seconds, $command, $see) = @_;
	my $pid = open(my $output, '-|') // die "fork: $!\n";
	if ($pid == 0) {
		open(STDERR, '>&', \*STDOUT);
		exec('timeout', '--foreground', '-s', 'KILL', $seconds + 5, @$command)
			or die "timeout: $!\n";
	}
	local @SIG{qw(INT TERM HUP)} = (sub { die "interrupted\n" }) x 3;
	my $status = eval { watch($output, time + $seconds, $see) };
	my $why = $@;
	kill('TERM', $pid);
	close($output);
	die $why if $why;
	return $status;
}

sub watch {
	my ($output, $end, $see) = @_;
	my $select = IO::Select->new($output);
	my $result = LIMIT;
	while ((my $left = $end - time) > 0) {
		$select->can_read($left) or next;
		sysread($output, my $bytes, 65536)
			or return $result == LIMIT ? undef : $result;
		my ($status, $more) = $see->($bytes) or next;
		return $status if !$more;
		($result, $end) = ($status, time + $more) if $result == LIMIT;
	}
	return $result;
}

1;
