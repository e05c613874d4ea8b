# SPDX-License-Identifier: BSD-3-Clause
# A network of our own for soak tests: a guest's tap, a good wire or a bad one, the
# host's own server beside the guest, and the load on both.
package Wire;
use v5.30;
use warnings;
use Cwd 'abs_path';
use Exporter 'import';
use File::Basename 'dirname';
use File::Temp 'tempdir';
use IO::Socket::INET;
use POSIX ();
use Time::HiRes 'sleep';

our @EXPORT = qw(why_no_network own_network good_wire bad_wire wire_counts serve_guest serve_process
	end_server load books settle $wire_dir);

my $here = abs_path(dirname(__FILE__));
my $root = abs_path("$here/../..");
our $wire_dir = $ENV{UK_OWN_NETWORK} ? tempdir('uk-soak-XXXXXX', TMPDIR => 1, CLEANUP => 1) : '';

# Addresses: this end's, the guest's, that of peers that vanish, the other end's own.
my ($near, $guest, $lost, $far) = map { "10.0.7.$_" } 1, 2, 66, 3;

# Runs a command; returns what it printed, or dies of it.
sub run {
	my (@command) = @_;
	my $pid = open(my $pipe, '-|') // die "fork: $!\n";
	exec_quietly(@command) if $pid == 0;
	my $said = do { local $/; <$pipe> } // '';
	close $pipe or die "@command: $said\n";
	return $said;
}

sub exec_quietly {
	my (@command) = @_;
	open STDERR, '>&', \*STDOUT;
	open STDIN, '<', '/dev/null';
	{ no warnings 'exec'; exec @command; }
	print "$command[0]: $!\n";
	POSIX::_exit(127);
}

sub unshare_words { return $> == 0 ? qw(unshare -n) : qw(unshare -rn) }

# Why there can be no network of our own; '' if there can.
sub why_no_network {
	return 'no /dev/net/tun that may be written to' if !-w '/dev/net/tun';
	my $try = 'ip link set lo up && ip tuntap add t0 mode tap && ip link add name b0 type bridge';
	my $said = eval { run(unshare_words(), 'sh', '-c', $try); '' } // $@;
	return $said eq '' ? '' : 'no network of our own: ' . $said =~ s/\s+/ /gr;
}

# Starts this program anew in a namespace of its own, unless it is in one.
sub own_network {
	return if $ENV{UK_OWN_NETWORK};
	local $ENV{UK_OWN_NETWORK} = 1;
	my @inc = map { "-I$_" } @INC;
	exec unshare_words(), $^X, @inc, $0, @ARGV or die "unshare: $!\n";
}

# Starts a command, and returns its process.
my %running;
sub start {
	my ($said, @command) = @_;
	my $pid = fork // die "fork: $!\n";
	if ($pid == 0) {
		open STDOUT, '>', $said;
		exec_quietly(@command);
	}
	$running{$pid} = 1;
	return $pid;
}

sub stop {
	my ($pid) = @_;
	kill 'TERM', $pid;
	waitpid $pid, 0;
	delete $running{$pid};
	return;
}
END { local $?; stop($_) for keys %running; }

sub compiled {
	my ($name) = @_;
	my $program = "$wire_dir/$name";
	run($ENV{CC} || 'gcc', qw(-D_GNU_SOURCE -std=gnu11 -O2 -Wall -Wextra -o), $program,
		glob "$here/$name/*.c") if !-e $program;
	return $program;
}

sub queues { return 'txqueuelen 10000 up' }

# The guest's tap is ours. The other server is this machine's own.
sub good_wire {
	run('sh', '-ec', "ip link set lo up; ip tuntap add q0 mode tap;
		ip address add $near/24 dev q0; ip link set q0 " . queues());
	return { inside => [], address => '127.0.0.1' };
}

# Between us and the guest, and the other server beside it, are frames lost, doubled
# and late, so many of a million.
sub bad_wire {
	my (%faults) = @_;
	my $said = "$wire_dir/wire.said";
	my $pid = start($said, compiled('wire'), 'near', 'far',
		(map { $faults{$_} // 0 } qw(lost doubled late)), $faults{seed} // 1, $lost);
	for (1 .. 100) {
		last if -s $said;
		sleep 0.05;
	}
	run('sh', '-ec', "ip link set lo up; ip address add $near/24 dev near;
		ip address add $lost/24 dev near; ip link set near " . queues());
	my @inside = ('nsenter', "--net=/proc/$pid/ns/net");
	run(@inside, 'sh', '-ec', "ip link set lo up; ip link add name hub type bridge;
		ip tuntap add q0 mode tap; ip address add $far/24 dev hub; ip link set hub up;
		for port in far q0; do ip link set \$port master hub; ip link set \$port "
		. queues() . '; done');
	return { inside => \@inside, address => $far, pid => $pid, said => $said };
}

# What the wire did to frames.
sub wire_counts {
	my ($wire) = @_;
	stop($wire->{pid});
	open my $in, '<', $wire->{said} or die "$wire->{said}: $!\n";
	local $/;
	return <$in> =~ s/^ready\n//r =~ s/\n(?=.)/, /gr =~ s/\n//r;
}

# Waits until a server answers; what it serves begins as it should.
sub wait_for {
	my ($server) = @_;
	my ($address, $port) = split /:/, $server->{at};
	for (1 .. 300) {
		my $socket = IO::Socket::INET->new(PeerAddr => $address, PeerPort => $port, Timeout => 1);
		if ($socket) {
			print $socket "GET / HTTP/1.0\r\n\r\n";
			local $SIG{ALRM} = sub { shutdown $socket, 2 };
			alarm 3;
			my $said = <$socket> // '';
			alarm 0;
			return $server if $said =~ / 200 /;
		}
		sleep 0.1;
	}
	die "$server->{at} does not answer within 30 s: $server->{said}\n";
}

# The image of apps/httpd as a guest that serves an initrd.
sub serve_guest {
	my ($wire, $image, $memory, $initrd) = @_;
	my %server = (at => "$guest:80", said => "$wire_dir/guest.said", image => $image,
		gdb => "$wire_dir/gdb");
	$server{pid} = start($server{said}, @{ $wire->{inside} }, 'env', 'MACHINE=q35', "MEM=$memory",
		"INITRD=$initrd", 'NET=tap,q0', "QEMU_FLAGS=-gdb unix:$server{gdb},server=on,wait=off",
		"$image.run", "net0.ip=$guest/24", '--', '/');
	return wait_for(\%server);
}

# The same program as a process of the host.
sub serve_process {
	my ($wire, $folder) = @_;
	my $program = "$wire_dir/httpd";
	run($ENV{CC} || 'gcc', qw(-D_GNU_SOURCE -O2 -std=gnu11 -o), $program, glob "$root/apps/httpd/*.c");
	my %server = (at => "$wire->{address}:8080", said => "$wire_dir/process.said");
	$server{pid} = start($server{said}, @{ $wire->{inside} }, $program, '-p', 8080, $folder);
	return wait_for(\%server);
}

sub end_server {
	my ($server) = @_;
	stop($server->{pid});
	return;
}

# Loads the guest with so many connections of each kind; what came of it.
sub load {
	my ($server, $control, $seconds, $folder, $paths, %kinds) = @_;
	my $said = run(compiled('load'), $server->{at}, $server->{pid}, $control->{at}, $seconds, $folder, $paths,
		(map { $kinds{$_} // 0 } qw(kept closed slow half cut lost)), $kinds{lost} ? $lost : ());
	return { said => $said, $said =~ /^(\w+) (\d+)$/mg };
}

# The guest's books of memory, read from its memory by a debugger: bytes and blocks of
# the heap, and, unless the compiler took the variables apart, pages that are free and
# connections of TCP. Undef without one.
sub books {
	my ($server) = @_;
	my %asked = (bytes => 'uk_alloc_current->stats.used_bytes',
		peak => 'uk_alloc_current->stats.peak_bytes', blocks => 'uk_alloc_current->stats.count',
		pages => "'lib/alloc/runs/start.c'::machine.free_pages",
		connections => 'pools[MEMP_TCP_PCB].used', frames => 'lwip_interfaces[0].lent');
	my $said = eval { run('gdb', '-batch', '-nx', "$server->{image}.dbg", '-ex',
		"target remote $server->{gdb}",
		map { ('-ex', "printf \"$_ %lu\\n\", (unsigned long)($asked{$_})") } sort keys %asked) } // return;
	my %books = $said =~ /^(\w+) (\d+)$/mg;
	return defined $books{bytes} ? \%books : undef;
}

# Waits until the heap holds no more than before, or for so many seconds.
sub settle {
	my ($server, $before, $seconds) = @_;
	my $after;
	for (my $end = time + $seconds; time < $end; sleep 3) {
		$after = books($server);
		last if $after->{bytes} <= $before->{bytes};
	}
	return $after;
}

1;
