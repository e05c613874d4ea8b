#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Files of the host as disks: every byte arrives, and what cannot be done is the error that it should be.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Files;
use Test::More;

# What apps/selftest sums up.
sub sums {
	my ($a, $b) = (0, 0);
	for (unpack('C*', $_[0])) {
		$a = ($a + $_) % 65521;
		$b = ($b + $a) % 65521;
	}
	return "$a $b";
}

# A file for each word of DISK=, of a size by which it is known inside.
my %files = (
	small => { bytes => 192 << 10, word => '' },
	large => { bytes => 256 << 10, word => ',sector=4096' },
	kept => { bytes => 64 << 10, word => ',sector=512,ro' },
);

# Half a sector at the end is none on linux; QEMU makes a whole one of it.
my $rest = '';

sub make_files {
	srand(1);
	for my $name (sort(keys(%files))) {
		my $file = $files{$name};
		$file->{path} = "$dir/$name,x";
		$file->{before} = join('', map { pack('V', int(rand(2**32))) } 1 .. $file->{bytes} / 4);
		write_file($file->{path}, $file->{before} . $rest);
	}
	return join(' ', map { "$files{$_}{path}$files{$_}{word}" } sort(keys(%files)));
}

# What the image says of each disk, by its size.
sub by_size {
	my ($said) = @_;
	my (%of, $size);
	for (split(/\n/, $said)) {
		$size = $2 * $3, $of{$size}{number} = $1
			if /^disk: blk(\d+) is \w+, (\d+) sectors of (\d+)/;
		$size = $1 if /^disk: \S+ has (\d+) bytes$/;
		$of{$size}{$1} = $2 if /^disk: (before|after): sums (\d+ \d+)$/;
		$of{$size}{errors} = $1 if /^disk: .* (\d+) errors/;
	}
	return \%of;
}

sub holds_what_it_says {
	my ($name, $of) = @_;
	my $file = $files{$name};
	my $said = $of->{ $file->{bytes} } or return fail("$name is there");
	my $now = read_file($file->{path});
	is(length($now), $file->{bytes} + length($rest), "$name is as long as before");
	is($said->{after}, sums(substr($now, 0, $file->{bytes})), "$name holds what was written");
	return $said;
}

sub sectors {
	my ($image, $env, $args) = @_;
	my $words = make_files();
	my $run = boots_as('sectors', $image, { args => [@$args, 'disk'], env => { %$env, DISK => $words } },
		0, qr/^disk: .* read-only$/m);
	my $of = by_size($run->{said});
	for my $name (sort(keys(%files))) {
		my $said = holds_what_it_says($name, $of) or next;
		is($said->{before}, sums($files{$name}{before}), "$name is read as it was");
		is($said->{errors}, 0, "$name has no errors");
	}
	is(read_file($files{kept}{path}), $files{kept}{before} . $rest, 'nothing of what is read-only changed');
	isnt(read_file($files{$_}{path}), $files{$_}{before} . $rest, "$_ changed") for qw(small large);
	my @order = map { $of->{ $files{$_}{bytes} }{number} } sort(keys(%files));
	is_deeply(\@order, [0 .. 2], 'the first file is blk0');
}

sub bytes {
	my ($image, $env, $args) = @_;
	my $words = make_files();
	my $run = boots_as('bytes', $image,
		{ args => [@$args, 'disk-bytes'], env => { %$env, DISK => $words } }, 0,
		qr/^disk: read behind the end 0, written -28$/m, qr{^disk: /dev/blk\d: error 30$}m);
	holds_what_it_says($_, by_size($run->{said})) for qw(small large);
}

# What the class refuses is the same everywhere; what the host refuses, later.
sub errors {
	my ($image, $env, $args, $spoil) = @_;
	my $words = make_files();
	my $run = boots_as('errors', $image,
		{ args => [@$args, 'disk-errors'], env => { DISK => $words, %$env }, input => $spoil },
		0);
	my @said = split(/\n/, $run->{said});
	is(scalar(grep { /past the end -6 -6 -6$/ } @said), 3, 'ENXIO behind the end');
	is(scalar(grep { /misaligned -22, nothing -22$/ } @said), 3, 'EINVAL for what makes no sense');
	is(scalar(grep { /flush 0, discard 0$/ } @said), 2, 'discards');
	is(scalar(grep { /flush 0, discard -30$/ } @said), 1, 'EROFS for what is read-only');
	is(scalar(grep { /first 0 0$/ } @said), 2, 'the first sector is there');
	is(scalar(grep { /first 0 -30$/ } @said), 1, 'that of what is read-only, too');
	is(scalar(grep { /last -5 -5$/ } @said), 1, 'EIO for what the host lacks');
	is(scalar(grep { /last 0 0$/ } @said), 1, 'and nothing else fails');
	diag($run->{said}) if !Test::More->builder->is_passing;
}

# A file that the host takes away while the disk is used.
sub unplugged {
	my ($image, $env, $args) = @_;
	my $words = make_files();
	my $monitor = "$dir/monitor";
	my $take = 'use IO::Socket::UNIX; my $s = IO::Socket::UNIX->new(shift) or die $!; '
		. 'print $s "drive_del disk0\n"; sleep 1';
	my $run = boots_as('unplugged', $image, { args => [@$args, 'disk-errors'],
		env => { %$env, DISK => (split(/ /, $words))[2],
			QEMU_FLAGS => "-monitor unix:$monitor,server=on,wait=off" },
		input => "sleep 3; perl -e '$take' $monitor; echo go" }, 0,
		qr/^disk: ready$/m, qr/^disk: blk0: first -5 -5$/m, qr/^disk: blk0: last -5 -5$/m);
	return;
}

# What was booted with is a disk, too; what follows its last whole sector is not of it.
sub initrd {
	my ($image, $env, $args) = @_;
	make_files();
	my ($text, $bytes) = @{ $files{kept} }{qw(before bytes)};
	write_file("$dir/initrd", $text . 'x' x 100);
	my ($sums, $sectors) = (sums($text), $bytes / 512);
	boots_as('initrd', $image, { args => [@$args, 'disk'],
		env => { %$env, INITRD => "$dir/initrd" } }, 0,
		qr/^disk: blk0 is initrd, $sectors sectors of 512, read-only$/m,
		qr/^disk: after: sums $sums$/m);
	return;
}

# A disk that can neither read nor write its last sector.
sub bad_disk {
	my ($image, $machine) = @_;
	my $last = ($files{small}{bytes} >> 9) - 1;
	my @errors = map {
		"inject-error.$_.event=none,inject-error.$_.iotype=" . (qw(read write))[$_]
			. ",inject-error.$_.sector=$last,inject-error.$_.errno=5"
	} 0, 1;
	my $bad = join(',', 'driver=blkdebug,node-name=bad,image.driver=file',
		'image.filename=' . $files{small}{path} =~ s/,/,,/r, @errors);
	my $bus = $machine =~ /^(?:q35|pc)$/ ? 'pci' : 'device';
	return "-blockdev $bad -device virtio-blk-$bus,drive=bad,werror=report,rerror=report";
}

each_image(build('selftest', 'drivers'), sub {
	my ($image) = @_;
	$rest = $image->{plat} eq 'linux' ? 'x' x 100 : '';
	if ($image->{plat} eq 'linux') {
		my $env = { UNICORE => 'ramdisk.size=0' };
		sectors($image, $env, []);
		bytes($image, $env, []);
		initrd($image, $env, []);
		make_files();
		errors($image, $env, [], "sleep 2; truncate -s 4096 '$files{small}{path}'; echo go");
		boots_as('no file', $image, { env => { DISK => "$dir/none" } }, 2,
			qr/^linux: blk0=\S+none: the host does not open it: error 2$/m);
		return;
	}
	if ($image->{plat} eq 'bare') {
		plan skip_all => 'boards have no disks here' if $image->{board};
		sectors($image, { MACHINE => $_ }, ['ramdisk.size=0', '--']) for machines($image);
		my ($env, $args) = ({ MACHINE => 'q35' }, ['ramdisk.size=0', '--']);
		bytes($image, $env, $args);
		errors($image, { %$env, DISK => join(' ', map { "$files{$_}{path}$files{$_}{word}" } qw(large kept)),
			QEMU_FLAGS => bad_disk($image, 'q35') }, $args, 'sleep 4; echo go');
		return;
	}
	initrd($image, {}, ['ramdisk.size=0', '--']);
	for my $machine (machines($image)) {
		my ($env, $args) = ({ MACHINE => $machine }, ['ramdisk.size=0', '--']);
		subtest $machine => sub {
			sectors($image, $env, $args);
			bytes($image, $env, $args);
			make_files();
			my $words = join(' ', map { "$files{$_}{path}$files{$_}{word}" } qw(large kept));
			errors($image, { %$env, DISK => $words, QEMU_FLAGS => bad_disk($image, $machine) },
				$args, 'echo go');
			unplugged($image, $env, $args) if $machine =~ /^(?:q35|virt)$/;
			for (qw(legacy modern)) {
				next if $machine ne 'pc';
				note("no $_ virtio: modern alone, or legacy alone");
				sectors($image, { %$env, QEMU_FLAGS => "-global virtio-blk-pci.disable-$_=on" }, $args);
			}
		};
	}
}, 'linux', 'kvm', 'bare');

done_testing();
