#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Images boot in as little RAM as promised, in much, and say so if it is too little.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

sub boots_in {
	my ($image, $memory, $machine) = @_;
	boots_as("$machine $memory", $image, { env => { MEM => $memory, MACHINE => $machine } },
		0, qr/^Hello, world/m);
}

subtest 'the smallest image' => sub {
	each_image(build('hello', 'tiny'), sub { boots_in($_[0], '256K', 'microvm') });
};

subtest 'the smallest image for every machine' => sub {
	each_image(build('hello', 'min'), sub {
		my ($image) = @_;
		boots_in($image, '1280K', $_) for qw(microvm q35 pc);
		for my $memory (qw(1088K 1056K)) {
			my $run = boot($image, env => { QEMU_FLAGS => "-m $memory" }, timeout => 5);
			isnt($run->{status}, 124, "$memory: no hang");
			like($run->{said}, qr/memory|Hello/, "$memory: hello, or a reason");
		}
	}, 'kvm');
};

subtest 'too little for the image' => sub {
	each_image(build('hello', 'default'), sub {
		my ($image) = @_;
		boots_as('make run', $image, { env => { MEM => '1088K' }, timeout => 5 }, 2,
			qr/^MEM=1088K: the image alone ends at \d+K$/m);
		# What the image itself says, where nobody has looked before.
		boots_as('image', $image, { env => { QEMU_FLAGS => '-m 1088K' }, timeout => 5 }, 134,
			qr/^pc: there is less memory than the image needs$/m);
	}, 'kvm');
};

subtest 'every size' => sub {
	each_image(build('selftest', 'default'), sub {
		my ($image) = @_;
		for my $machine (qw(microvm q35 pc)) {
			for my $memory (qw(64M 1100M 3G 6G)) {
				my $run = boots_as("$machine $memory", $image,
					{ env => { MEM => $memory, MACHINE => $machine } }, 0);
				unlike($run->{said}, qr/^not ok/m, "$machine $memory: tests pass");
			}
		}
	}, 'kvm');
	each_image(build('hello', 'default'), sub {
		my ($image) = @_;
		if ($image->{arch} eq 'arm') {
			boots_as('MEM', $image, { env => { MEM => '1G' } }, 0,
				qr/^memory: 1048576 KiB$/m);
			boots_as('more than addresses', $image, { env => { MEM => '5G' } }, 134,
				qr/^crash: linux: the host has no \d+ bytes of memory/m);
		} else {
			boots_as('MEM', $image, { env => { MEM => '3G' } }, 0,
				qr/^memory: 3145728 KiB$/m);
		}
	}, 'linux');
};

done_testing();
