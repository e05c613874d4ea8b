#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# The test bed itself: the least guest of each kind prints, ends, and leaves nothing.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Test::More;
use Xen;

my $out = "$FindBin::Bin/../../build/tests/xen";
# The pool that xl gives a small PVH guest is less than the hypervisor has used
# already, so that xl create fails (libxl 4.17): shadow_memory= is its size in MB.
my %pvh = (type => 'pvh', memory => 2, shadow_memory => 1);

sub build {
	my ($what) = @_;
	delete local @ENV{qw(MAKEFLAGS MFLAGS MAKELEVEL)};
	my $said = qx(timeout 120 make -C $FindBin::Bin/guests O=$out $what 2>&1 </dev/null);
	return is($?, 0, "$what: the least guests are built") || diag($said);
}

# What must not pass: the bed says so, and the next guest finds all as it was.
sub add_failures {
	my ($dom0) = @_;
	my %cfg = (type => 'pv', memory => 1);
	$dom0->guest('fails-late', image => "$out/pv-typed", cfg => \%cfg, steps => <<~'END');
		create
		expect 'not to be seen' 1
		END
	$dom0->guest('fails-leaves', image => "$out/pv-typed", cfg => \%cfg, steps => <<~'END');
		create
		first_line
		xenstore-write /left yes
		END
	$dom0->guest('fails-none', cfg => { %cfg, kernel => '/nothing' });
	return;
}

sub check_failures {
	my ($dom0) = @_;
	my ($late, $leaves, $none) = map { $dom0->result("fails-$_") // {} } qw(late leaves none);
	isnt($late->{status}, 0, 'a step that waits in vain fails');
	like($late->{steps}, qr/^fails-late: no line that matches 'not to be seen' in time$/m,
		'and says for what');
	is($leaves->{status}, 0, 'steps may leave things');
	is($leaves->{left_store}, '/left', 'what is left in xenstore is named');
	is($leaves->{left_domain}, 'fails-leaves', 'so is a domain');
	isnt($none->{status}, 0, 'a guest that cannot be created fails');
	like($none->{steps}, qr{/nothing}, 'and xl says why');
	return;
}

sub test_x86_64 {
	build('x86_64');
	my ($status, $said) = direct('x86_64', "$out/pv-poweroff");
	is("$status $said", "0 stub: pv-poweroff\n", 'PV as dom0 ends well');
	($status, $said) = direct('x86_64', "$out/pv-crash");
	is("$status $said", "1 stub: pv-crash\n", 'PV as dom0 crashes');

	my $dom0 = dom0('x86_64');
	my %pv = (type => 'pv', memory => 1);
	$dom0->guest("pv-$_", image => "$out/pv-$_", cfg => \%pv) for qw(poweroff reboot crash);
	$dom0->guest('pv-typed', image => "$out/pv-typed", cfg => \%pv, steps => <<~'END');
		create
		expect '^stub: (.*)$'
		record heard "${BASH_REMATCH[1]}"
		xl list "$domain"
		type x
		ended
		END
	$dom0->guest('pv-again', image => "$out/pv-again",
		cfg => { %pv, on_reboot => 'restart' }, steps => <<~'END');
		create
		expect ^stub
		type x
		ended
		expect ^stub
		xl destroy "$domain"
		ended
		END
	$dom0->guest("pvh-$_", image => "$out/hvm-$_", cfg => \%pvh) for qw(poweroff crash);
	# By way of hvmloader, SeaBIOS and GRUB, each of which asks emulated devices.
	$dom0->guest('hvm', steps => "create\nfirst_line 60\nended\n", cfg => { type => 'hvm',
		memory => 32, boot => 'd', disk => ["$out/hvm-poweroff.iso,raw,hdc,cdrom"],
		vga => 'none', usb => 0 });
	add_failures($dom0);
	$dom0->run;
	$dom0->ends("pv-$_", $_, qr/^stub: pv-$_$/m) for qw(poweroff reboot crash);
	$dom0->ends('pv-typed', 'poweroff', qr/^stub: pv-typed$/m);
	$dom0->ends('pv-again', 'reboot destroyed', qr/^(?:stub: pv-again\n){2}/);
	is($dom0->result('pv-typed')->{heard}, 'pv-typed', 'a step takes a line apart');
	$dom0->ends("pvh-$_", $_, qr/^stub: hvm-$_$/m) for qw(poweroff crash);
	$dom0->ends('hvm', 'poweroff', qr/^stub: hvm-poweroff$/m);
	check_failures($dom0);
	return;
}

sub test_arm {
	build('arm');
	my ($status, $said) = direct('arm', "$out/arm-poweroff", until => '^stub: ');
	is("$status $said", "0 stub: arm-poweroff\n", 'Arm without dom0 prints');

	my $dom0 = dom0('arm');
	$dom0->guest("arm-$_", image => "$out/arm-$_", cfg => { memory => 4 })
		for qw(poweroff crash);
	$dom0->run;
	$dom0->ends("arm-$_", $_, qr/^stub: arm-$_$/m) for qw(poweroff crash);
	return;
}

for ([x86_64 => \&test_x86_64], [arm => \&test_arm]) {
	my ($arch, $test) = @$_;
	subtest $arch => sub {
		my $lacks = bed_lacks($arch);
		plan skip_all => $lacks if $lacks;
		$test->();
		done_testing();
	};
}
done_testing();
