# SPDX-License-Identifier: BSD-3-Clause
# Orders from outside to stop: the power button of a machine, SIGTERM to a process.
package Orders;
use v5.30;
use warnings;
use Boot;
use Exporter 'import';
use Frames;
use IO::Socket::UNIX;
use Test::More;

our @EXPORT = qw(has_button start_to_order order_to_stop);

# Machines whose button is fixed hardware of ACPI's.
sub has_button {
	my ($machine) = @_;
	return $machine =~ /^(?:q35|pc)$/;
}

# Starts an image that order_to_stop() can reach.
sub start_to_order {
	my ($image, $env, @words) = @_;
	state $count = 0;
	my $monitor = "$dir/monitor" . $count++;
	local %ENV = (TIMEOUT => 60, %ENV, %$env);
	$ENV{QEMU_FLAGS} = join(' ', $ENV{QEMU_FLAGS} // (), "-monitor unix:$monitor,server=on,wait=off");
	my $run = start(join(' ', "$ROOT/support/run/run", $image->{path}, @words));
	return { %$run, monitor => $image->{plat} eq 'linux' ? undef : $monitor };
}

sub press_button {
	my ($path) = @_;
	my $monitor = IO::Socket::UNIX->new($path) or return fail("the emulator's monitor: $!");
	my $said = '';
	print $monitor "system_powerdown\n";
	# It echoes the command and asks for another, or ends with the image.
	while ($said !~ /down.*\(qemu\)/s) {
		sysread($monitor, $said, 4096, length $said) or last;
	}
	return;
}

# finish() then has its status.
sub order_to_stop {
	my ($run) = @_;
	if (defined $run->{monitor}) {
		press_button($run->{monitor});
	} else {
		kill('TERM', $run->{pid});
	}
	return;
}

1;
