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
	each_image(build('hello', 'tiny'), sub {
		my ($image) = @_;
		boots_in($image, $image->{arch} eq 'arm' ? ('384K', 'virt') : ('256K', 'microvm'));
	}, 'kvm');
};

# QEMU leaves a device tree at half of RAM on virt.
my %least = (x86_64 => '1280K', arm => '384K');
my %too_little = (x86_64 => [qw(1088K 1056K)], arm => [qw(256K 192K 128K)]);
subtest 'the smallest image for every machine' => sub {
	each_image(build('hello', 'min'), sub {
		my ($image) = @_;
		boots_in($image, $least{ $image->{arch} }, $_) for machines($image);
		for my $memory (@{ $too_little{ $image->{arch} } }) {
			my $run = boot($image, env => { QEMU_FLAGS => "-m $memory" }, timeout => 5);
			isnt($run->{status}, 124, "$memory: no hang");
			like($run->{said}, qr/memory|Hello/, "$memory: hello, or a reason");
		}
	}, 'kvm');
};

subtest 'too little for the image' => sub {
	each_image(build('hello', 'default'), sub {
		my ($image) = @_;
		if ($image->{arch} eq 'arm') {
			boots_as('image', $image, { env => { MEM => '192K' }, timeout => 5 }, 134,
				qr/^arm: there is less memory than the image needs$/m);
			return;
		}
		boots_as('make run', $image, { env => { MEM => '1088K' }, timeout => 5 }, 2,
			qr/^MEM=1088K: the image alone ends at \d+K$/m);
		# What the image itself says, where nobody has looked before.
		boots_as('image', $image, { env => { QEMU_FLAGS => '-m 1088K' }, timeout => 5 }, 134,
			qr/^pc: there is less memory than the image needs$/m);
	}, 'kvm');
};

subtest 'no more memory' => sub {
	each_image(build('selftest', 'default'), sub {
		my ($image) = @_;
		boots_as('malloc', $image, { args => ['exhaust'], env => { MEM => '8M' } }, 0,
			qr/^exhaust: refused$/m, qr/^exhaust: \d{4} KiB, then \d{4} KiB$/m);
	}, 'kvm', 'linux');
};

subtest 'who held it' => sub {
	each_image(build('selftest', 'region'), sub {
		my ($image) = @_;
		my %how = $image->{plat} eq 'linux'
			? (env => { UNICORE => 'owners.print=1' }, args => ['exhaust'])
			: (env => { MEM => '8M' }, args => ['owners.print=1', '--', 'exhaust']);
		boots_as('malloc', $image, \%how, 0, qr/^exhaust: refused$/m,
			qr/^owners: +0 +\d{7,} +0  malloc, refused \d+ times$/m);
	}, 'kvm', 'linux');
};

subtest 'every size' => sub {
	each_image(build('selftest', 'default'), sub {
		my ($image) = @_;
		for my $machine (machines($image)) {
			# A 32-bit CPU has no more than 3 GiB on virt.
			for my $memory (qw(64M 1100M 3G), $image->{arch} eq 'arm' ? () : '6G') {
				my $run = boots_as("$machine $memory", $image,
					{ env => { MEM => $memory, MACHINE => $machine } }, 0);
				unlike($run->{said}, qr/^not ok/m, "$machine $memory: tests pass");
			}
		}
	}, 'kvm', 'bare');
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
