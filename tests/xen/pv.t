#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Images for xen-pv by `xl create', in a dom0.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Guests;
use Test::More;

my $guests = guests('xen-pv', 'x86_64', 600, type => 'pv');
# The least that a domain builder gives, and more than it maps.
$guests->add('memory-1', 'least', memory => 1);
$guests->add('memory-200', 'selftest', memory => 200);

$guests->run;
$guests->check;
# An exception without a stack ends the domain before the image learns of it.
$guests->ends('crash-stack', 'crash');
$guests->ends('memory-1', 'poweroff', qr/^memory: 1024 KiB$/m, qr/^uk: exit 0$/m);
done_testing();
