# SPDX-License-Identifier: BSD-3-Clause
# The other end of an image's wire: a network namespace of our own, and raw frames.
package Frames;
use v5.30;
use warnings;
use Boot;
use Exporter 'import';
use Fcntl;
use IO::Select;
use Socket;
use Time::HiRes 'time';

our @EXPORT = qw(why_no_namespace enter_namespace ip raw_socket open_tap pair start said_until finish
	request command exchange arp icmp udp tcp large bursts $OUR_MAC);

use constant { AF_PACKET => 17, SOL_PACKET => 263, SIOCGIFINDEX => 0x8933 };
use constant { PACKET_ADD_MEMBERSHIP => 1, PACKET_VNET_HDR => 15, PACKET_IGNORE_OUTGOING => 23 };
use constant { TUNSETIFF => 0x400454ca, IFF_TAP => 2, IFF_NO_PI => 0x1000, IFF_VNET_HDR => 0x4000 };
use constant { ETH_P_ALL => 0x0300, SYS_UNSHARE => 272 };
use constant { CLONE_NEWNET => 0x40000000, CLONE_NEWUSER => 0x10000000 };

our $OUR_MAC = "\x02\0\0\0\0\x99";
my ($our_ip, $its_ip) = (inet_aton('10.0.5.1'), inet_aton('10.0.5.2'));
my $its_mac = "\xff" x 6; # until ARP has told

# Why no namespace can be had; '' if one can.
sub why_no_namespace {
	return 'no ip: apt-get install iproute2' if system('ip link >/dev/null 2>&1') != 0;
	my $flags = $> == 0 ? '-n' : '-rn';
	return '' if system("unshare $flags true 2>/dev/null") == 0;
	return $> == 0 ? 'the host lets nobody have network namespaces'
		: 'not root, and the host lets nobody else have network namespaces';
}

sub write_map {
	my ($name, $text) = @_;
	open(my $file, '>', "/proc/self/$name") or die "$name: $!";
	syswrite($file, $text) or die "$name: $!";
	close($file);
	return;
}

# From now on this process has a network of its own; who is not root, users of his own, too,
# among whom he is.
sub enter_namespace {
	my ($user, $group) = ($>, $) + 0);
	my $flags = CLONE_NEWNET | ($user == 0 ? 0 : CLONE_NEWUSER);
	syscall(SYS_UNSHARE, $flags) == 0 or die "unshare: $!";
	if ($user != 0) {
		write_map('uid_map', "0 $user 1");
		write_map('setgroups', 'deny');
		write_map('gid_map', "0 $group 1");
	}
	ip('link set lo up');
	return;
}

sub ip {
	my ($words) = @_;
	my $said = qx(ip $words 2>&1);
	$? == 0 or die "ip $words: $said";
	return $said;
}

# All frames of an interface, with virtio's header if it is asked for.
sub raw_socket {
	my ($interface, $with_header) = @_;
	socket(my $socket, AF_PACKET, SOCK_RAW, 0) or die "packet socket: $!";
	my $request = pack('a16 x24', $interface);
	ioctl($socket, SIOCGIFINDEX, $request) or die "$interface: $!";
	my $index = unpack('x16 l', $request);
	setsockopt($socket, SOL_PACKET, PACKET_IGNORE_OUTGOING, pack('i', 1)) or die "outgoing: $!";
	setsockopt($socket, SOL_PACKET, PACKET_VNET_HDR, pack('i', 1)) or die "header: $!" if $with_header;
	setsockopt($socket, SOL_PACKET, PACKET_ADD_MEMBERSHIP, pack('lSSx8', $index, 1, 0)) or die "all: $!";
	setsockopt($socket, SOL_SOCKET, SO_RCVBUF, pack('i', 4 << 20)) or die "buffer: $!";
	bind($socket, pack('S S l x12', AF_PACKET, ETH_P_ALL, $index)) or die "bind: $!";
	return $socket;
}

# A tap of our own, with virtio's header or without, that stays open in programs that are started.
sub open_tap {
	my ($name, $with_header) = @_;
	open(my $tap, '+<', '/dev/net/tun') or die "/dev/net/tun: $!";
	my $request = pack('a16 S x22', $name, IFF_TAP | IFF_NO_PI | ($with_header ? IFF_VNET_HDR : 0));
	ioctl($tap, TUNSETIFF, $request) or die "$name: $!";
	fcntl($tap, F_SETFD, 0) or die "fcntl: $!";
	return $tap;
}

# Two ends of a wire of our own; the second one stays open in programs that are started.
sub pair {
	my ($type) = @_;
	socketpair(my $ours, my $its, AF_UNIX, $type, 0) or die "socketpair: $!";
	fcntl($its, F_SETFD, 0) or die "fcntl: $!";
	return ($ours, $its);
}

# What a test that fails leaves behind.
my %running;
END { local $?; kill 'TERM', keys %running; }

# Starts a command, whose output is kept.
sub start {
	my ($command) = @_;
	my $pid = open(my $out, '-|', "exec $command 2>&1 </dev/null") // die "$command: $!";
	$running{$pid} = 1;
	return { pid => $pid, out => $out, said => '' };
}

# Reads on until the output has the pattern; false at the end, or after some seconds.
sub said_until {
	my ($run, $pattern, $seconds) = @_;
	my $end = time + ($seconds // 20);
	my $select = IO::Select->new($run->{out});
	while ($run->{said} !~ $pattern) {
		my $left = $end - time;
		return 0 if $left <= 0 || !$select->can_read($left);
		sysread($run->{out}, $run->{said}, 65536, length $run->{said}) or return 0;
		$run->{said} =~ tr/\r//d;
	}
	return 1;
}

# Waits for its end; returns its status.
sub finish {
	my ($run) = @_;
	said_until($run, qr/(?!)/);
	close($run->{out});
	delete $running{ $run->{pid} };
	return $? >> 8;
}

# Sends a frame, and returns the first that comes and matches; undef if none does.
sub request {
	my ($socket, $frame, $pattern, $seconds) = @_;
	defined(syswrite($socket, $frame)) or die "send: $!" if defined $frame;
	my $end = time + ($seconds // 5);
	my $select = IO::Select->new($socket);
	while ((my $left = $end - time) > 0) {
		last if !$select->can_read($left);
		my $count = sysread($socket, my $came, 70000);
		return $came if $count && $came =~ $pattern;
	}
	return;
}

# Sends frames, so many at a time, and returns how many came back as they should, each once.
sub exchange {
	my ($socket, $window, $make, $expect, @numbers) = @_;
	my %wanted;
	my ($right, $out) = (0, 0);
	my $select = IO::Select->new($socket);
	while (@numbers || $out) {
		while (@numbers && $out < $window) {
			my $number = shift @numbers;
			$wanted{ $expect->($number) } = 1;
			defined(syswrite($socket, $make->($number))) or die "send: $!";
			$out++;
		}
		last if !$select->can_read(5);
		sysread($socket, my $came, 70000) or last;
		next if !delete $wanted{$came};
		$right++;
		$out--;
	}
	return $right;
}

# Frames of the image's own: how many came, each once, in order, with all bytes.
sub bursts {
	my ($socket, $count, $bytes) = @_;
	my $mine = qr/^\Q$OUR_MAC\E.{20}\x0a\x00\x05\x02.{4}\0\x09/s;
	defined syswrite($socket, udp(9, "burst $count $bytes")) or die "send: $!";
	my $right = 0;
	my $text = join('', map { chr($_ % 251) } 0 .. $bytes - 47);
	while ($right < $count && defined(my $frame = request($socket, undef, $mine))) {
		next if length $frame != $bytes;
		last if substr($frame, 42) ne pack('N', $right) . $text;
		$right++;
	}
	return $right;
}

sub sum {
	my ($bytes) = @_;
	my $sum = unpack('%32n*', length($bytes) % 2 ? "$bytes\0" : $bytes);
	$sum = ($sum & 0xffff) + ($sum >> 16) while $sum >> 16;
	return $sum;
}

sub ethernet {
	my ($type, $payload, $is_answer) = @_;
	return pack('a6 a6 n a*', $is_answer ? ($OUR_MAC, $its_mac) : ($its_mac, $OUR_MAC), $type, $payload);
}

# A question, and after the answer came its address is known: returns that, or ''.
sub arp {
	my ($socket) = @_;
	my $question = "\xff" x 6 . pack('a6 n n n C C n a6 a4 x6 a4', $OUR_MAC, 0x0806, 1, 0x0800, 6, 4, 1,
		$OUR_MAC, $our_ip, $its_ip);
	my $answer = request($socket, $question, qr/^\Q$OUR_MAC\E.{6}\x08\x06.{6}\0\x02/s) // return '';
	my ($from, $mac, $ip, $to) = unpack('x6 a6 x10 a6 a4 a6', $answer);
	return '' if $ip ne $its_ip || $from ne $mac || $to ne $OUR_MAC;
	$its_mac = $mac;
	return join(':', map { sprintf '%02x', ord } split(//, $mac));
}

sub ipv4 {
	my ($protocol, $payload, $is_answer) = @_;
	my $header = pack('C C n n n C C n a4 a4', 0x45, 0, 20 + length($payload), 1, 0, 64, $protocol, 0,
		$is_answer ? ($its_ip, $our_ip) : ($our_ip, $its_ip));
	substr($header, 10, 2) = pack('n', ~sum($header) & 0xffff);
	return ethernet(0x0800, $header . $payload, $is_answer);
}

# An echo's request, or its answer.
sub icmp {
	my ($number, $payload, $is_answer) = @_;
	my $message = pack('C C n n n a*', $is_answer ? 0 : 8, 0, 0, 77, $number, $payload);
	substr($message, 2, 2) = pack('n', ~sum($message) & 0xffff);
	return ipv4(1, $message, $is_answer);
}

# The sum of a pseudo-header, of its addresses, in either direction.
sub pseudo {
	my ($protocol, $bytes) = @_;
	return sum($our_ip . $its_ip . pack('n n', $protocol, $bytes));
}

sub udp {
	my ($port, $payload, $is_answer) = @_;
	my @ports = $is_answer ? ($port, 5555) : (5555, $port);
	my $message = pack('n n n n a*', @ports, 8 + length($payload), 0, $payload);
	my $sum = sum(pack('n n a*', pseudo(17, length $message), 0, $message));
	substr($message, 6, 2) = pack('n', ~$sum & 0xffff || 0xffff);
	return ipv4(17, $message, $is_answer);
}

# A segment of TCP; its sum is right, or, with $partial, that of the pseudo-header.
sub tcp {
	my ($number, $payload, $is_answer, $partial) = @_;
	my @ports = $is_answer ? (7, 5555) : (5555, 7);
	my $segment = pack('n n N N C C n n n a*', @ports, $number, 0, 0x50, 0x10, 1000, 0, 0, $payload);
	my $sum = pseudo(6, length $segment);
	$sum = ~sum(pack('n n a*', $sum, 0, $segment)) & 0xffff if !$partial;
	substr($segment, 16, 2) = pack('n', $sum);
	return ipv4(6, $segment, $is_answer);
}

# What is wrong with a segment of TCP that the image sent, '' if nothing; its number and payload.
sub segment {
	my ($frame) = @_;
	my $type = unpack('x12 n', $frame);
	my $ip = substr($frame, 14);
	my ($length, $header, $pseudo);
	if ($type == 0x0800) {
		$length = unpack('x2 n', $ip) - 20;
		return 'IPv4\'s sum' if sum(substr($ip, 0, 20)) != 0xffff;
		($header, $pseudo) = (20, substr($ip, 12, 8) . pack('n n', 6, $length));
	} else {
		$length = unpack('x4 n', $ip);
		($header, $pseudo) = (40, substr($ip, 8, 32) . pack('n n', 6, $length));
	}
	my $tcp = substr($ip, $header, $length);
	return 'its length' if length $tcp != $length || $length < 20;
	return 'TCP\'s sum' if sum($pseudo . $tcp) != 0xffff;
	return ('', unpack('x4 N', $tcp), substr($tcp, 20), unpack('x13 C', $tcp));
}

# Has the image send a large packet of TCP; returns what is wrong with its segments.
sub large {
	my ($socket, $version, $bytes, $segment) = @_;
	my $mine = $version == 4 ? qr/^\Q$OUR_MAC\E.{6}\x08\x00.{9}\x06/s : qr/^\Q$OUR_MAC\E.{6}\x86\xdd.{6}\x06/s;
	my $frame = request($socket, udp(9, "large$version $bytes $segment"), $mine);
	my $payload = join('', map { chr($_ * 7 % 251) } 0 .. $bytes - 1);
	for (my $at = 0; $at < $bytes; ) {
		return "no segment from $at on" if !defined $frame;
		my ($wrong, $number, $text, $flags) = segment($frame);
		return "$wrong, from $at on" if $wrong ne '';
		my $expect = substr($payload, $at, $segment || $bytes);
		return "number $number instead of " . (1000 + $at) if $number != 1000 + $at;
		return 'payload of ' . length($text) . " bytes from $at on" if $text ne $expect;
		$at += length $text;
		return "flags $flags before $at" if $flags != ($at < $bytes ? 0x10 : 0x18);
		$frame = request($socket, undef, $mine) if $at < $bytes;
	}
	return '';
}

# Has the image do something; true if it answered.
sub command {
	my ($socket, $text) = @_;
	return defined request($socket, udp(9, $text), qr/^.*\Q$text\E\0*$/s);
}

1;
