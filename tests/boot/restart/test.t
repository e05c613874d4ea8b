#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Restarting starts the machine, or the program, anew.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

use IPC::Open2;

each_image(build('selftest', 'default'), sub {
	my ($image) = @_;
	SKIP: {
	skip 'under the emulator of processes /proc/self/exe is the emulator', 1
		if $image->{arch} eq 'arm';
	boots_as('program', $image, { args => ['restart'], input => 'echo go' }, 7,
		qr/^restart: ready\nrestart: ready$/m);
	}
}, 'linux');

# QEMU is told to let the machine restart; the second time it is told to stop.
each_image(build('selftest', 'default'), sub {
	my ($image) = @_;
	for my $machine (machines($image)) {
		local %ENV = (%ENV, MACHINE => $machine, TIMEOUT => 10,
			QEMU_FLAGS => '-action reboot=reset');
		my $child = open2(my $from, my $to, "$ROOT/support/run/run", $image->{path}, 'restart');
		my $times = 0;
		while (<$from>) {
			next if !/^restart: ready/;
			print $to (++$times == 1 ? "go\n" : "stop\n");
			$to->flush;
		}
		waitpid($child, 0);
		is($times, 2, "$machine: started twice");
		is($? >> 8, 7, "$machine: status of the second time");
	}
}, 'kvm', 'bare');

done_testing();
