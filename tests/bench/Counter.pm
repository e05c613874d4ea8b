# SPDX-License-Identifier: BSD-3-Clause
# Counts the instructions that a guest executes between two addresses.
#
# With `-icount shift=0` QEMU counts each instruction; its gdb server stops the
# guest at an address, before the instruction there, and QMP's query-replay says
# the count. Nothing in the guest knows of it.
package Counter;
use v5.30;
use warnings;
use Exporter 'import';
use File::Temp 'tempdir';
use Guest;
use IO::Socket::UNIX;
use JSON::PP;
use Time::HiRes 'sleep';

our @EXPORT = qw(guest_instructions);

use constant SECONDS => 30;

sub connect_to {
	my ($path) = @_;
	for (1 .. SECONDS * 50) {
		my $socket = IO::Socket::UNIX->new($path);
		return $socket if $socket;
		sleep 0.02;
	}
	die "QEMU does not answer at $path\n";
}

# A packet of gdb's remote protocol, and its answer.
sub gdb {
	my ($socket, $packet) = @_;
	printf $socket '$%s#%02x', $packet, unpack('%8C*', $packet);
	local $/ = '#';
	my $answer = <$socket> // die "QEMU has ended\n";
	read $socket, my $sum, 2;
	print $socket '+';
	return $answer =~ s/^\+*\$(.*)#$/$1/r;
}

# Lets the guest run to an address.
sub run_to {
	my ($gdb, $address) = @_;
	my $place = sprintf '0,%x,1', $address;
	gdb($gdb, "Z$place") eq 'OK' or die "QEMU sets no breakpoint\n";
	my $stop = gdb($gdb, 'c');
	$stop =~ /^T05/ or die "the guest does not reach it: $stop\n";
	gdb($gdb, "z$place");
	return;
}

# Events may come before the answer.
sub count {
	my ($qmp) = @_;
	print $qmp qq({"execute": "query-replay"}\n);
	while (<$qmp>) {
		my $answer = decode_json($_);
		return $answer->{return}{icount} if $answer->{return};
		die "QEMU: $answer->{error}{desc}\n" if $answer->{error};
	}
	die "QEMU has ended\n";
}

sub open_qmp {
	my ($path) = @_;
	my $qmp = connect_to($path);
	$qmp->autoflush(1);
	print $qmp qq({"execute": "qmp_capabilities"}\n);
	while (<$qmp>) {
		return $qmp if /"return"/;
	}
	die "QEMU has ended\n";
}

sub guest_instructions {
	my ($image, $machine, $from, $to) = @_;
	my $dir = tempdir('uk-bench-XXXXXX', TMPDIR => 1, CLEANUP => 1);
	my $guest = start_guest($image, MACHINE => $machine, QEMU_FLAGS =>
		'-icount shift=0 -S ' .
		"-gdb unix:$dir/gdb,server=on,wait=off " .
		"-qmp unix:$dir/qmp,server=on,wait=off");
	my $count = eval {
		local $SIG{ALRM} = sub { die "not reached in ${\SECONDS} s\n" };
		alarm SECONDS;
		my ($gdb, $qmp) = (connect_to("$dir/gdb"), open_qmp("$dir/qmp"));
		$gdb->autoflush(1);
		run_to($gdb, $from);
		my $start = count($qmp);
		run_to($gdb, $to);
		count($qmp) - $start;
	};
	my $why = $@;
	alarm 0;
	watch_guest($guest, 0);
	return $count // die $why;
}

1;
