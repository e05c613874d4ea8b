# SPDX-License-Identifier: BSD-3-Clause
# apps/httpd as what it can be, each on a port of the host's, and the load on it.
package Server;
use v5.30;
use warnings;
use Bench;
use Exporter 'import';
use Guest;
use IO::Socket::INET;
use lib "$ROOT/tests/xen/lib";
use Archive;
use Things;
use Time::HiRes 'sleep';

our @EXPORT = qw(image_server linux_server process_server end_server load_server page_file
	large_file);

# What is served: a short page, and a large file.
my $page = "Hello, world!\n";

sub write_to {
	my ($path, $bytes) = @_;
	open my $out, '>:raw', $path or die "$path: $!\n";
	print $out $bytes;
	close $out or die "$path: $!\n";
	return;
}

sub files {
	state $folder = do {
		my $f = "$work/http-files";
		mkdir $f;
		write_to("$f/index.html", $page);
		write_to("$f/large", join('', map { pack('N', $_ * 2654435761 % 2**32) } 1 .. 50_000));
		$f;
	};
	return $folder;
}

sub page_file { return files() . '/index.html' }
sub large_file { return files() . '/large' }

# The program, by the host's compiler.
sub program {
	state $program = do {
		my $p = "$work/http-server";
		quietly($ENV{CC} || 'gcc', qw(-D_GNU_SOURCE -O2 -static -std=gnu11 -o), $p,
			glob "$ROOT/apps/httpd/*.c");
		$p;
	};
	return $program;
}

sub free_port {
	my $socket = IO::Socket::INET->new(Listen => 1, LocalAddr => '127.0.0.1')
		or die "no port: $!\n";
	return $socket->sockport;
}

# Starts a command that serves on the port, and waits until it answers.
sub start {
	my ($port, @command) = @_;
	my $pid = fork // die "fork: $!\n";
	if ($pid == 0) {
		open STDIN, '<', '/dev/null';
		open STDOUT, '>', "$work/http-said";
		open STDERR, '>&', \*STDOUT;
		exec @command or exit 127;
	}
	my $server = { pid => $pid, port => $port };
	for (1 .. 150) {
		return $server if answers($port);
		sleep 0.2;
	}
	end_server($server);
	die "$command[0]: does not answer within 30 s: $work/http-said\n";
}

sub answers {
	my ($port) = @_;
	my $socket = IO::Socket::INET->new(PeerAddr => '127.0.0.1',
		PeerPort => $port, Timeout => 1) or return 0;
	print $socket "GET / HTTP/1.0\r\n\r\n";
	local $SIG{ALRM} = sub { close $socket };
	alarm 1;
	my $said = do { local $/; <$socket> } // '';
	alarm 0;
	return $said =~ /\Q$page\E$/;
}

sub end_server {
	my ($server) = @_;
	kill 'KILL', $server->{pid};
	waitpid $server->{pid}, 0;
	return;
}

sub image_server {
	my ($machine, $memory) = @_;
	my $port = free_port();
	my $initrd = "$work/http-initrd";
	write_archive($initrd, 'index.html' => { file => page_file() },
		large => { file => large_file() });
	my $image = built('apps/httpd', 'default', 'kvm', 'x86_64', 'httpd');
	return start($port, 'env', "MACHINE=$machine", 'MEM=' . ($memory // '64M'), "INITRD=$initrd",
		"NET=user,hostfwd=tcp:127.0.0.1:$port-:80", "$image.run", '/');
}

# How fast the guest's cycle counter is: the host's own, or with others a
# nanosecond at a time.
sub counter_khz {
	open my $info, '<', '/proc/cpuinfo' or return 1_000_000;
	local $/;
	return <$info> =~ /^cpu MHz\s*: ([0-9.]+)/m ? int($1 * 1000) : 1_000_000;
}

# What Linux has to be told where there is nothing to measure its clock by.
sub clock_words {
	my ($machine) = @_;
	return $machine eq 'microvm' ? ' tsc=reliable tsc_early_khz=' . counter_khz() : '';
}

# The same QEMU, CPU and network.
sub linux_server {
	my ($machine) = @_;
	my $port = free_port();
	my $guest = quietly("$ROOT/tests/bench/linux/make") =~ s/\n//r;
	my $initrd = "$work/linux-initrd";
	write_archive($initrd, init => { file => "$ROOT/tests/bench/linux/init" },
		'bin/busybox' => { file => "$guest/root/bin/busybox" },
		'files/index.html' => { file => page_file() },
		proc => { folder => 1 }, dev => { folder => 1 },
		server => { file => program() },
		map { ('modules/' . s{.*/}{}r => { file => $_ }) }
			glob "$guest/root/modules/*");
	my $device = $machine eq 'microvm' ? 'virtio-net-device' : 'virtio-net-pci';
	return start($port, qw(qemu-system-x86_64 -accel tcg -cpu max -m 256
		-nodefaults -display none -no-reboot -serial stdio -M), $machine,
		'-kernel', "$guest/kernel", '-initrd', $initrd,
		'-append', 'console=ttyS0 quiet panic=-1' . clock_words($machine), '-netdev',
		"user,id=net0,hostfwd=tcp:127.0.0.1:$port-:80",
		'-device', "$device,netdev=net0");
}

sub process_server {
	my $port = free_port();
	return start($port, program(), '-p', $port, files());
}

# Requests a second over so many connections, which are kept, or closed after
# each; dies of a request that failed.
sub load_server {
	my ($server, $connections, $closed, $seconds) = @_;
	my $said = quietly('wrk', '-t1', "-c$connections", "-d${seconds}s",
		'--timeout', '10s', $closed ? ('-H', 'Connection: close') : (),
		"http://127.0.0.1:$server->{port}/");
	die "requests failed: $1\n" if $said =~ /(Non-2xx.*|Socket errors.*[1-9].*)/;
	my ($rate) = $said =~ m{^Requests/sec:\s*([0-9.]+)}m or die "wrk: $said\n";
	return $rate;
}

1;
