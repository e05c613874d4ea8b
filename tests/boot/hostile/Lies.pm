# SPDX-License-Identifier: BSD-3-Clause
# Starts images as no honest loader does: with bytes of the test's own in memory.
package Lies;
use v5.30;
use warnings;
use Exporter 'import';
use File::Basename 'dirname';
use lib dirname(__FILE__) . '/..';
use Boot;
use IO::Select;
use Test::More;

our @EXPORT = qw(start_pc start_arm says);

sub write_bytes {
	my ($name, $bytes) = @_;
	open(my $file, '>:raw', "$dir/$name") or die "$name: $!";
	print $file $bytes;
	close($file) or die "$name: $!";
	return "$dir/$name";
}

# Runs QEMU to its end, or until a moment after the image has said that it ends:
# what was said, and whether it came to neither. An image cannot end a machine
# whose tables lie, but must not fail in trying.
sub run {
	my (@command) = @_;
	my ($said, $count, $ends) = ('', 1, 0);
	my $child = open(my $console, '-|') // die "fork: $!";
	if ($child == 0) {
		open(STDIN, '<', '/dev/null');
		open(STDERR, '>&', \*STDOUT);
		exec(@command) or die "$command[0]: $!";
	}
	my $watch = IO::Select->new($console);
	while ($watch->can_read($ends ? 0.2 : 20)) {
		$count = sysread($console, $said, 4096, length($said));
		last if !$count;
		$ends ||= $said =~ /^uk: exit -?\d+\r?$/m;
	}
	kill('KILL', $child);
	close($console);
	return ($said =~ tr/\r//dr, $count && !$ends);
}

# Memory that QEMU fills: address => bytes.
sub memory {
	my (%memory) = @_;
	my $n = 0;
	return map {
		my $path = write_bytes('memory' . $n++, $memory{$_});
		('-device', "loader,file=$path,addr=$_,force-raw=on")
	} sort(keys(%memory));
}

my @quiet = qw(-no-reboot -nodefaults -display none -serial stdio);

# A PC image, entered with two registers, the second an address; no firmware
# runs before. The CPU does not say that it is QEMU's, with known clocks.
sub start_pc {
	my ($image, $machine, $magic, $info, %memory) = @_;
	my $here = dirname(__FILE__);
	my ($entry) = qx(LC_ALL=C readelf -h $image->{path}) =~ /Entry point.*(0x\w+)/;
	if (!-e "$dir/loader.o") {
		system("gcc -m32 -c $here/loader.S -o $dir/loader.o") == 0
			or die 'the loader is not built';
	}
	system("ld -m elf_i386 --oformat binary -Ttext 0xffff0000 -e 0"
		. " --defsym=entry=$entry --defsym=magic=$magic --defsym=info=$info"
		. " $dir/loader.o -o $dir/rom") == 0 or die 'the loader is not linked';
	return run('qemu-system-x86_64', '-M', $machine, '-accel', 'tcg', '-cpu',
		'max,-hypervisor', '-m', '128M', '-bios', "$dir/rom", '-device', "loader,file=$image->{path}",
		memory(%memory), @quiet);
}

# How QEMU starts what each Arm image is for, and where RAM begins.
my %machines = (
	'' => [0x40000000, qw(-M virt -cpu cortex-a15 -m 128M)],
	'vexpress-a15' => [0x80000000, qw(-M vexpress-a15 -m 128M -global),
		'pl041.audiodev=none', '-audiodev', 'none,id=none'],
	raspi2b => [0, qw(-M raspi2b)],
);

# An Arm image, entered with an address in r2. QEMU knows of a few instructions
# alone, and says where these are.
sub start_arm {
	my ($image, $info, %memory) = @_;
	my ($ram, @machine) = @{ $machines{$image->{board} // ''} };
	my $at = $ram + (32 << 20);
	my $stub = write_bytes('stub', pack('V*', 0xe59f2004, 0xe59ff004, 0xe1a00000,
		$info, $at));
	return run('qemu-system-arm', @machine, '-kernel', $stub, '-device',
		"loader,file=$image->{path},addr=$at,force-raw=on", memory(%memory), @quiet);
}

# Expects an end, and what was said before it.
sub says {
	my ($name, $run, @patterns) = @_;
	my ($said, $hangs) = @$run;
	my $ok = ok(!$hangs, "$name: no hang");
	my $ends = () = $said =~ /^uk: exit /mg;
	$ok = cmp_ok($ends, '<=', 1, "$name: one end") && $ok;
	$ok = like($said, $_, "$name: $_") && $ok for @patterns;
	diag($said) if !$ok;
}

1;
