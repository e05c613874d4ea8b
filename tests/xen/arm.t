#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Images for xen-hvm on Arm: by `xl create' in a dom0, and started by Xen itself.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin, "$FindBin::Bin/../boot";
use Guests;
use Test::More;
use Xen;

my $guests = guests('xen-hvm', 'arm', 600);
# With less, xl finds no place for the device tree: it counts a kernel as 2 MB.
$guests->add('memory-3', 'selftest', memory => 3);
$guests->add('memory-200', 'selftest', memory => 200);

$guests->run;
$guests->check;
$guests->ends('crash-stack', 'crash', qr/^crash: stack overflow at 0x/m,
	qr/^  #0 0x\w+ crash_stack\+0x\w+ \[hello\]$/m, qr/^uk: exit 134$/m);
$guests->ends('memory-3', 'poweroff', qr/^ok /m, qr/\A(?!.*^not ok)/ms, qr/^uk: exit 0$/m);

# Without dom0 and xl there is no status but what the image says.
sub starts_directly {
	my ($words, $status, @patterns) = @_;
	my ($seen, $said) = direct('arm', $guests->{hello}, words => $words, seconds => 30);
	is($seen, 0, "Xen itself, @$words: comes to an end") || diag($said);
	like($said, $_, "Xen itself, @$words: $_") for @patterns, qr/^uk: exit $status\r?$/m;
	return;
}

starts_directly(['one'], 0, qr/^Hello, world from xen-hvm on arm/m, qr/^argument 1: one\r?$/m);
starts_directly(['status=7'], 7);
starts_directly(['crash=null'], 134, qr/^crash: NULL pointer read at 0/m,
	qr/^  #\d+ 0x\w+ main\+0x\w+ \[hello\]\r?$/m);
done_testing();
