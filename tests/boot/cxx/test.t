#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Programs in C++ end in the reverse order of their beginning, and faults by name.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

my $end = join("\n", 'main ends', 'end of a thread-local', 'end of a late local', 'atexit',
	'end of an early local', 'end of number 100', 'end of number 50', 'end of a global', 'destructor') =~ s/^/cxx: /gmr;
my @faults = (
	['pure', qr/^crash: cxx: a pure virtual function was called$/m],
	['memory', qr/^crash: cxx: out of memory: new of [1-9]\d+ bytes$/m],
	['throws', qr/^crash: cxx: std::out_of_range: vector::\w+: .*\b3\b.*\b0\b/m],
	['itself', qr/^thread: main waits for a local static$/m,
		qr/^crash: thread: deadlock: /m],
);

# The same build as tests/boot/deadlock's. Machines differ in none of the faults.
each_image(build('selftest', 'default', 'THREAD=y', 'MUTEX=y'), sub {
	my ($image) = @_;
	boots_as('the end', $image, { args => ['cxx-ends'] }, 0, qr/^\Q$end\E$/m);
	return if $image->{plat} !~ /^(linux|kvm)$/;
	for (@faults) {
		my ($kind, @patterns) = @$_;
		boots_as($kind, $image, { args => ["cxx-$kind"] }, 134, @patterns);
	}
});

# Other tests have that build, too.
each_image(build('selftest', 'default'), sub {
	boots_as('itself, without threads', $_[0], { args => ['cxx-itself'] }, 134,
		qr/^waitq: main waits for a local static$/m);
}, 'linux');
done_testing();
