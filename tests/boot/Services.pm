# SPDX-License-Identifier: BSD-3-Clause
# What a network offers to who is in it: routers that announce themselves, answers to names.
package Services;
use v5.30;
use warnings;
use Exporter 'import';
use Socket qw(:DEFAULT inet_pton AF_INET6 IPPROTO_IPV6 IPPROTO_ICMPV6 pack_sockaddr_in6
	IPV6_MULTICAST_HOPS IPV6_MULTICAST_IF IPV6_V6ONLY);

our @EXPORT = qw(announce_router answer_names);

my %running;
END { local $?; kill('TERM', keys %running); }

sub in_background {
	my ($what) = @_;
	my $pid = fork // die "fork: $!";
	if ($pid == 0) {
		%running = ();
		$what->();
		require POSIX;
		POSIX::_exit(0);
	}
	$running{$pid} = 1;
	return $pid;
}

# RFC 4861, 4.2: a router for everything, and a prefix to make addresses of.
sub advertisement {
	my ($prefix) = @_;
	return pack('C C n C C n N N', 134, 0, 0, 64, 0, 1800, 0, 0)
		. pack('C C C C N N N a16', 3, 4, 64, 0xc0, 86400, 14400, 0, inet_pton(AF_INET6, $prefix));
}

# Each half second, on the interface, whose address of its own has to be there.
sub announce_router {
	my ($interface, $prefix) = @_;
	my ($index) = qx(ip link show $interface) =~ /^(\d+):/ or die "$interface: none";
	socket(my $s, AF_INET6, SOCK_RAW, IPPROTO_ICMPV6) or die "raw socket: $!";
	setsockopt($s, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, pack('i', 255)) or die "hops: $!";
	setsockopt($s, IPPROTO_IPV6, IPV6_MULTICAST_IF, pack('i', $index)) or die "interface: $!";
	my $all_nodes = pack_sockaddr_in6(0, inet_pton(AF_INET6, 'ff02::1'), $index);
	return in_background(sub {
		while (1) {
			send($s, advertisement($prefix), 0, $all_nodes);
			select(undef, undef, undef, 0.5);
		}
	});
}

# RFC 1035: one question, and at most one address for it.
sub answer {
	my ($question, %names) = @_;
	my ($id, $flags) = unpack('n n', $question);
	my ($labels) = substr($question, 12) =~ /^((?:[^\0].*?)?\0)/s or return;
	my ($type, $class) = unpack('n n', substr($question, 12 + length $labels));
	my $name = lc join('.', unpack('(C/a)*', substr($labels, 0, -1)));
	my $address = ($names{$name} // {})->{ $type == 1 ? 'A' : $type == 28 ? 'AAAA' : '' };
	my $bytes = defined $address ? inet_pton($type == 1 ? AF_INET : AF_INET6, $address) : undef;
	my $code = exists $names{$name} ? 0 : 3;
	return pack('n6', $id, 0x8180 | $code, 1, defined $bytes ? 1 : 0, 0, 0)
		. $labels . pack('n n', $type, $class)
		. (defined $bytes ? pack('n n n N n/a', 0xc00c, $type, $class, 60, $bytes) : '');
}

# Answers at port 53 of all addresses: name => { A => address, AAAA => address }.
sub answer_names {
	my (%names) = @_;
	socket(my $s, AF_INET6, SOCK_DGRAM, 0) or die "socket: $!";
	setsockopt($s, IPPROTO_IPV6, IPV6_V6ONLY, pack('i', 0)) or die "both families: $!";
	bind($s, pack_sockaddr_in6(53, inet_pton(AF_INET6, '::'))) or die "port 53: $!";
	return in_background(sub {
		while (defined(my $from = recv($s, my $question, 1500, 0))) {
			my $answer = answer($question, %names);
			send($s, $answer, 0, $from) if defined $answer;
		}
	});
}

1;
