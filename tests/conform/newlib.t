#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# newlib's own test suite, from its package: each program in images of its own.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Conform;
use File::Basename 'basename';
use Files;
use Test::More;

# `make test' runs them as processes; SOAK_CONFORM=1 on all of these.
my $all = $ENV{SOAK_CONFORM};
my @arches = $all ? qw(x86_64 arm) : 'x86_64';
my @plats = $all ? qw(linux kvm) : 'linux';

my $sdk = toolchain(@arches, @plats);
my $suite = source('newlib') . '/newlib/testsuite';
my @files = glob("$suite/newlib.*/*.c");
my %group = map { basename($_, '.c') => m{/newlib\.(\w+)/} } @files;

# Most end with a status; of two the lines that they print count, too: patterns as shells have them, in
# the suite's .exp files.
sub expected_lines {
	my ($test) = @_;
	my $exp = "$suite/newlib.$group{$test}/$test.exp";
	return if !-e $exp;
	my ($lines) = read_file($exp) =~ /^set (?:expected_)?output \{\n(.*?)^\}/ms;
	return map { quotemeta($_) =~ s/\\\*/.*/gr } ($lines // '') =~ /^"(.*)"$/mg;
}

sub prints {
	my ($test, $log) = @_;
	my @said = split(/\r?\n/, read_file($log));
	for my $pattern (expected_lines($test)) {
		return 0 if (shift(@said) // '') !~ /^$pattern$/;
	}
	return 1;
}

for my $arch (@arches) {
	my $program = program($sdk, $arch, 'newlib', "-O2 -I $suite/include", @files);
	for my $plat (@plats) {
		my (%jobs, %results, %logs);
		for my $test (keys %group) {
			my $name = "$group{$test}/$test";
			my $became = $program->{tests}{$test};
			$logs{$name} = $became eq 'RUNS' ? "$program->{out}/$test-$plat.log" : "$program->{out}/build.log";
			$results{$name} = $became;
			$jobs{$name} = [$logs{$name}, command($sdk, $program, $plat, $arch, $test)] if $became eq 'RUNS';
		}
		my $ran = run_all(\%jobs, 2, 120);
		for my $name (keys %$ran) {
			$ran->{$name} = 'OUTPUT' if $ran->{$name} eq 'PASS' && !prints(basename($name), $logs{$name});
		}
		judge("$FindBin::Bin/newlib.known", "$plat-$arch", { %results, %$ran }, \%logs);
	}
}
done_testing();
