#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Who has reserved time keeps its deadlines beside a busy thread; in turns it does
# not. Time is counted in instructions, so that the host does not matter.
# SOAK_PERIODS= is how many periods: `make soak' has a thousand.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

my $periods = $ENV{SOAK_PERIODS} // 100;
my %how = (args => ['periods', $periods], timeout => 20 + $periods,
	env => { MACHINE => 'microvm', QEMU_FLAGS => '-icount shift=4' });

sub on_microvm {
	my ($scheduler, @expected) = @_;
	my $out = build('selftest', 'default', @{ $threads{$scheduler} });
	my ($image) = grep { "$_->{plat}-$_->{arch}" eq 'kvm-x86_64' } images($out);
	boots_as($scheduler, $image, \%how, 0, @expected);
}

on_microvm('edf', qr/^periods: reserved, 0 of $periods missed; refuses more$/m);
my $run = on_microvm('rr', qr/^periods: nothing reserved, \d+ of $periods missed/m);
my ($missed) = $run->{said} =~ /(\d+) of/;
cmp_ok($missed, '>', $periods / 4, 'in turns, deadlines are missed');
done_testing();
