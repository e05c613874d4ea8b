#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# The Open POSIX Test Suite: what one process can have, each test in an image of its own.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Conform;
use File::Basename 'basename';
use Test::More;

# What needs other processes, or the options of POSIX that are not there at all.
my $absent = qr/^(aio_|lio_|mq_|shm_|fork$|killpg$|pthread_atfork$)/;

# The few that `make test' runs; SOAK_CONFORM=1 runs all, CONFORM_ONLY=sem_open,sem_wait some,
# CONFORM_ARCHES=arm those of an architecture, CONFORM_PLATS=kvm those of a platform.
my @few = qw(clock_gettime mmap nanosleep pthread_barrier_wait pthread_cancel pthread_create
	pthread_key_create pthread_mutex_trylock pthread_once sched_rr_get_interval sem_open sem_wait
	sigaction sigqueue sigset sigwait strftime timer_gettime);
my $all = $ENV{SOAK_CONFORM};
my @arches = split(/,/, $ENV{CONFORM_ARCHES} // ($all ? 'x86_64,arm' : 'x86_64'));
my @plats = split(/,/, $ENV{CONFORM_PLATS} // ($all ? 'linux,kvm' : 'linux'));

# As the suite's own makefiles have them.
my $flags = '-std=gnu99 -O1 -D_POSIX_C_SOURCE=200112L -D_XOPEN_SOURCE=600';

my $sdk = toolchain(@arches, @plats);
my $suite = source('posixtestsuite');
my @families = grep { !/$absent/ } map { basename($_) } glob("$suite/conformance/interfaces/*");
@families = @few if !$all;
@families = split(/,/, $ENV{CONFORM_ONLY}) if $ENV{CONFORM_ONLY};

# A test of the suite is NUMBER-NUMBER.c. Of sigaction's 526, which say the same of each signal, one signal's do.
sub files {
	my ($family) = @_;
	my @files = grep { /^\d+-\d+\.c$/ } map { basename($_) } glob("$suite/conformance/interfaces/$family/*.c");
	@files = grep { /-1\.c$/ } @files if $family eq 'sigaction' && !$all;
	return map { "$suite/conformance/interfaces/$family/$_" } @files;
}

# Every test on one platform: what became of it, and where its log is.
sub run_families {
	my ($plat, $arch, @programs) = @_;
	my (%jobs, %results, %logs);
	for my $program (@programs) {
		for my $test (keys %{ $program->{tests} }) {
			my $name = "$program->{name}/$test";
			my $became = $program->{tests}{$test};
			$logs{$name} = $became eq 'NOBUILD' ? "$program->{out}/build.log" : "$program->{out}/$test-$plat.log";
			$results{$name} = $became;
			$jobs{$name} = [$logs{$name}, command($sdk, $program, $plat, $arch, $test)] if $became eq 'RUNS';
		}
	}
	# Most of the time they sleep; a machine of QEMU does not.
	my $at_once = $plat eq 'linux' ? 8 : 3;
	my $ran = run_all(\%jobs, $all ? $at_once : 12, 60);
	judge("$FindBin::Bin/posix.known", "$plat-$arch", { %results, %$ran }, \%logs);
}

for my $arch (@arches) {
	my @programs;
	for my $family (@families) {
		my @files = files($family) or next;
		push(@programs, program($sdk, $arch, $family,
			"$flags -I $suite/include -I $suite/conformance/interfaces/$family", @files));
	}
	run_families($_, $arch, @programs) for @plats;
}
done_testing();
