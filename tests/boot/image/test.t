#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# The libraries' own tests inside an image: each of its cases is one here.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

# The machines on which an image runs its tests, each with a CPU.
my %machines = (
	'kvm-x86_64' => [['microvm', 'max'], ['q35', 'max'], ['pc', 'Nehalem'], ['pc', 'qemu64,-apic'],
		['microvm', 'max', '-M acpi=off'], ['microvm', 'max', '-M acpi=off,pit=off,pic=off,rtc=off']],
	'bare-x86_64' => [['q35', 'max'], ['pc', 'Nehalem', '-M hpet=off'], ['pc', 'qemu64,-apic']],
	'kvm-arm' => [['virt', 'cortex-a15'], ['virt', 'cortex-a7'],
		['virt,virtualization=on', 'cortex-a15'], ['virt,secure=on', 'cortex-a15']],
);

sub report {
	my ($name, $run) = @_;
	my ($plan) = $run->{said} =~ /^1\.\.(\d+)$/m;
	my $cases = 0;
	my $why = '';
	for (split(/\n/, $run->{said})) {
		if (/^(not )?ok (\d+) - (.*?)(?: # skip (.*))?$/) {
			$cases++;
			is($2, $cases, "$name: case $cases is next") if $2 != $cases;
			SKIP: {
				skip "$name: $3: $4", 1 if defined $4;
				ok(!$1, "$name: $3") or diag($why);
			}
			$why = '';
		} elsif (/^# /) {
			$why .= "$_\n";
		}
	}
	is($cases, $plan, "$name: all planned cases ran") or diag($run->{said});
	is($run->{status}, 0, "$name: status 0");
}

# configs/all has round-robin, and LTO, which generates the code of each image anew; POSIX's tests want
# the time of day, which boards do not know.
my @posix = ('newlib', map { "PLAT_$_=n" } qw(BARE XEN_PV XEN_HVM));
for (['default'], ['min'], ['all', @two_platforms], \@posix, ['region'],
	map { ['default', @{ $threads{$_} }] } qw(coop edf)) {
	my ($config, @options) = @$_;
	subtest "$config @options" => sub {
		each_image(build('selftest', $config, @options), sub {
			my ($image) = @_;
			my @where = @{ $machines{"$image->{plat}-$image->{arch}"} // [['', '']] };
			@where = $where[0] if $config ne 'default' || @options;
			for (@where) {
				my ($machine, $cpu, $flags) = @$_;
				report("$machine $cpu", boot($image, env => { MACHINE => $machine,
					CPU => $cpu, QEMU_FLAGS => $flags // '' }));
			}
		}, @options ? ('linux', 'kvm') : ());
	};
}

done_testing();
