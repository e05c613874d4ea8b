#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Images for xen-pv by `xl create', in a dom0.
use v5.30;
use warnings;
use File::Basename 'basename';
use FindBin;
use lib $FindBin::Bin;
use Guests;
use Test::More;

my $guests = guests('xen-pv', 'x86_64', 600, type => 'pv');
# The least that a domain builder gives, and more than it maps.
$guests->add('memory-1', 'least', memory => 1);
$guests->add('memory-200', 'selftest', memory => 200);
# On a host that is a dom0, the script beside an image starts it by xl.
my $image = $guests->{hello};
$guests->{dom0}->guest('script', cfg_file => "$image.cfg",
	files => [map { "$image$_" } '', '.cfg', '.run'],
	steps => 'sh ./' . basename($image) . ".run status=3 'two words'\n");

$guests->run;
$guests->check;
# An exception without a stack ends the domain before the image learns of it.
$guests->ends('crash-stack', 'crash');
$guests->ends('memory-1', 'poweroff', qr/^memory: 1024 KiB$/m, qr/^uk: exit 0$/m);
my $script = $guests->{dom0}->result('script') // {};
is($script->{status}, 0, 'script: goes well');
like($script->{steps}, qr/^argument 2: two words\n.*^uk: exit 3$/ms, 'script: is the console');
done_testing();
