#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Images for xen-hvm by `xl create', in a dom0: as PVH guests, and by GRUB as HVM
# guests.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin, "$FindBin::Bin/../boot";
use Boot;
use Guests;
use Many;
use Test::More;
use Xen;

my $guests = guests('xen-hvm', 'x86_64', 1000, type => 'pvh');
# xl gives a small PVH guest a pool for its page tables that is less than what Xen
# has used by then: shadow_memory= is its size in MB.
$guests->add('memory-2', 'least', memory => 2, shadow_memory => 1);
# Some tests read the time often, and in the bed each reading of the TSC but a native
# one is an exit to Xen, of a quarter of a millisecond.
$guests->add('memory-200', 'selftest', memory => 200, tsc_mode => 'native');

# A disk that GRUB starts the image from, with words for it, and a file for xl like the one beside
# the image.
sub add_disk {
	my ($name, $image, $word, %how) = @_;
	my ($iso, $cfg) = ("$dir/$name.iso", "$dir/$name.cfg");
	system("$ROOT/plat/xen/hvm/arch/x86_64/iso", $guests->{$image}, $iso, $word) == 0
		or die "$iso cannot be made\n";
	my $text = Xen::read_file("$guests->{$image}.iso.cfg");
	$text =~ s/^name = "\K[^"]*/$name/m;
	$text =~ s/^disk = \["\K[^,]*/$iso/m;
	write_file($cfg, $text);
	$guests->{dom0}->guest($name, cfg_file => $cfg, seconds => 120, %how);
	return;
}

$guests->{dom0}->guest('iso', cfg_file => "$guests->{hello}.iso.cfg", steps => $steps{start},
	seconds => 120);
add_disk('iso-crash', 'hello', 'crash=null', steps => $steps{start});
add_disk('iso-shutdown', 'selftest', 'stops', steps => $steps{stop});

# `make soak' has more of them.
my $many = 4;
add_many($guests->{dom0}, $many);

$guests->run;
$guests->check;
$guests->ends('crash-stack', 'crash', qr/^crash: stack overflow at 0x/m,
	qr/^  #0 0x\w+ crash_stack\+0x\w+ \[hello\]$/m, qr/^uk: exit 134$/m);
$guests->ends('memory-2', 'poweroff', qr/^memory: 2048 KiB$/m, qr/^uk: exit 0$/m);
$guests->ends('iso', 'poweroff', qr/^Hello, world from xen-hvm on x86_64/m, qr/^uk: exit 0$/m);
$guests->crashes('iso-crash', qr/^crash: NULL pointer read at 0/m);
$guests->ends('iso-shutdown', 'poweroff', qr/^stops: in order$/m, qr/^uk: exit 0$/m);
$guests->within('iso-shutdown', 2, 'ended_us');
check_many($guests->{dom0}, $many);
done_testing();
