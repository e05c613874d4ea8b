# SPDX-License-Identifier: BSD-3-Clause
# iperf3's server in guests behind taps of one network namespace, and the load on it.
package Tap;
use v5.30;
use warnings;
use Bench;
use Exporter 'import';
use JSON::PP;
use POSIX ();
use Server ();
use lib "$ROOT/tests/xen/lib", "$ROOT/tests/boot";
use Archive;
use Things;
use Time::HiRes 'sleep';

our @EXPORT = qw(why_no_taps in_namespace image_behind_tap linux_behind_tap
	end_behind_tap load_behind_tap);

# Why taps of our own cannot be had; '' if they can.
sub why_no_taps {
	return 'not root: no network namespace' if $> != 0;
	return 'no ip: apt-get install iproute2' if system('ip link >/dev/null 2>&1') != 0;
	return 'no iperf3: apt-get install iperf3' if system('iperf3 -v >/dev/null 2>&1') != 0;
	return 'the host lets nobody have network namespaces'
		if system('unshare -n true 2>/dev/null') != 0;
	return -w '/dev/net/tun' ? '' : 'no /dev/net/tun that may be written to';
}

# What a function returns, which runs in a process and a network of its own.
sub in_namespace {
	my ($function) = @_;
	use constant { CLONE_NEWNET => 0x40000000, SYS_UNSHARE => 272 };
	my $pid = open(my $pipe, '-|') // die "fork: $!\n";
	if ($pid == 0) {
		my @result = eval {
			syscall(SYS_UNSHARE, CLONE_NEWNET) == 0 or die "unshare: $!\n";
			quietly(qw(ip link set lo up));
			$function->();
		};
		print encode_json({ result => \@result, error => $@ });
		close STDOUT;
		# What the parent has to do at its end is not ours.
		POSIX::_exit(0);
	}
	my $said = decode_json(do { local $/; <$pipe> } || '{"error":"it crashed"}');
	close $pipe;
	die $said->{error} if $said->{error};
	return @{ $said->{result} };
}

# A tap with offloads: the host is .1 of its own network, the guest .2.
sub tap {
	state $count = 0;
	my $number = 5 + $count++;
	my $name = "uk$number";
	quietly(qw(ip tuntap add), $name, qw(mode tap vnet_hdr));
	quietly(qw(ip address add), "10.0.$number.1/24", 'dev', $name);
	quietly(qw(ip link set), $name, 'up');
	return ($name, "10.0.$number.2");
}

sub start {
	my ($address, @command) = @_;
	my $pid = fork // die "fork: $!\n";
	if ($pid == 0) {
		open STDIN, '<', '/dev/null';
		open STDOUT, '>', "$work/iperf3-$address";
		open STDERR, '>&', \*STDOUT;
		exec @command or exit 127;
	}
	my $guest = { pid => $pid, address => $address };
	for (1 .. 100) {
		return $guest if eval { quietly(qw(timeout 5 iperf3 --connect-timeout 500
			-n 1K -c), $address) };
		sleep 0.2;
		last if waitpid($pid, POSIX::WNOHANG) == $pid;
	}
	end_behind_tap($guest);
	die "$command[0]: does not answer: $work/iperf3-$address\n";
}

sub end_behind_tap {
	my ($guest) = @_;
	kill 'KILL', $guest->{pid};
	waitpid $guest->{pid}, 0;
	return;
}

sub image_behind_tap {
	my ($image, $machine) = @_;
	my ($name, $address) = tap();
	return start($address, 'env', "MACHINE=$machine", 'MEM=256M', "NET=tap,$name",
		"$image.run", "net0.ip=$address/24", '--', '-s');
}

# The same QEMU, CPU and network.
sub linux_behind_tap {
	my ($guest, $machine) = @_;
	my ($name, $address) = tap();
	my $initrd = "$work/iperf3-initrd";
	write_archive($initrd, init => { file => "$ROOT/tests/bench/linux/init" },
		map({ $_ => { folder => 1 } } qw(proc dev tmp)),
		'lib64/ld-linux-x86-64.so.2' => { link => '../lib/ld-linux-x86-64.so.2' },
		map { (s{^\Q$guest\E/root/}{}r => { file => $_ }) } glob "$guest/root/*/*");
	my $device = $machine eq 'microvm' ? 'virtio-net-device' : 'virtio-net-pci';
	return start($address, qw(qemu-system-x86_64 -accel tcg -cpu max -m 256
		-nodefaults -display none -no-reboot -serial stdio -M),
		$machine,
		'-kernel', "$guest/kernel", '-initrd', $initrd, '-append',
		"console=ttyS0 quiet panic=-1 address=$address/24 iperf3=1"
			. Server::clock_words($machine), '-netdev',
		"tap,id=net0,ifname=$name,script=no,downscript=no",
		'-device', "$device,netdev=net0");
}

# Bits a second that arrived.
sub load_behind_tap {
	my ($guest, $seconds, @options) = @_;
	my $said = decode_json(quietly('timeout', $seconds + 20, 'iperf3', '-J', '-c', $guest->{address},
		'-t', $seconds, @options));
	my $end = $said->{end};
	die "iperf3: $said->{error}\n" if $said->{error};
	return $end->{sum_received}{bits_per_second} if !grep { $_ eq '-u' } @options;
	my $sum = $end->{sum};
	return ($sum->{packets} - $sum->{lost_packets})
		* $said->{start}{test_start}{blksize} * 8 / $sum->{seconds};
}

1;
