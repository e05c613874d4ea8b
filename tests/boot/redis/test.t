#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Redis, from its pristine source, serves clients over the network.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Frames;
use IO::Socket::INET;
use Test::More;
use Time::HiRes 'sleep';

my $no_namespace = why_no_namespace();
# What a build fetches is not to be had from there.
my @quick = $ENV{UK_ALL_PLATFORMS} ? () : ('ARCH_ARM=n', @two_platforms);
my $out = build('redis', 'default', @quick);
enter_namespace() if $no_namespace eq '';

# Nobody asks for the words beside their place in the protocol.
sub write_request {
	my ($socket, @words) = @_;
	print $socket join('', '*', scalar @words, "\r\n", map { '$' . length . "\r\n$_\r\n" } @words);
	return;
}

# An answer: a string, a number, an array of answers; errors begin with `-'.
sub read_answer {
	my ($socket) = @_;
	my $line = <$socket> // return 'nothing came';
	$line =~ s/\r\n$//;
	my ($kind, $value) = (substr($line, 0, 1), substr($line, 1));
	return $line if $kind eq '-';
	return [map { read_answer($socket) } 1 .. $value] if $kind eq '*';
	return $value if $kind ne '$';
	return undef if $value < 0;
	read($socket, my $text, $value + 2);
	return substr($text, 0, $value);
}

sub ask {
	my ($socket, @words) = @_;
	write_request($socket, @words);
	return read_answer($socket);
}

my $address;

sub connect_to_it {
	my $socket = IO::Socket::INET->new(PeerAddr => $address, Timeout => 5) or return undef;
	setsockopt($socket, SOL_SOCKET, SO_RCVTIMEO, pack('l!l!', 10, 0)) or die "timeout: $!";
	return $socket;
}

# The first client to be answered.
sub first_client {
	for (1 .. 40) {
		my $client = connect_to_it();
		return $client if $client && ask($client, 'PING') eq 'PONG';
		sleep 0.2;
	}
	return undef;
}

my $big = join('', map { pack('N', $_ * 2654435761 % 2**32) } 1 .. 100_000);
my $fill = 'for i = 1, tonumber(ARGV[1]) do redis.call("rpush", KEYS[1], i * i) end'
	. ' return {redis.call("llen", KEYS[1]), cjson.encode({KEYS[1], 1.5})}';
my @cases = (
	['SET', 'OK', qw(SET number 41)],
	['INCR', 42, qw(INCR number)],
	['a long double', '42.25', qw(INCRBYFLOAT number 0.25)],
	['LPUSH', 3, qw(LPUSH list a b c)],
	['LRANGE', [qw(c b a)], qw(LRANGE list 0 -1)],
	['a script', [500, '["squares",1.5]'], 'EVAL', $fill, 1, 'squares', 500],
	['a hash', 2, qw(HSET hash a 1 b 2)],
	['a sorted set', 2, qw(ZADD sorted 1.5 x -1 y)],
	['in its order', [qw(y -1 x 1.5)], qw(ZRANGE sorted 0 -1 WITHSCORES)],
	['a stream', '5-1', qw(XADD stream 5-1 key value)],
	['an estimate', 1, qw(PFADD seen a b c)],
	['of how many', 3, qw(PFCOUNT seen)],
	['a large value', 'OK', 'SET', 'big', $big],
	['every byte of it', $big, qw(GET big)],
	['an error', '-WRONGTYPE Operation against a key holding the wrong kind of value', qw(INCR list)],
	['the database is saved', 'OK', qw(SAVE)],
	['and read again', 'OK', qw(DEBUG RELOAD)],
	['with what it had', 500, qw(LLEN squares)],
	['no other process to save it', '-ERR', qw(BGSAVE)],
	['nor then', '-ERR', qw(BGSAVE)],
);

sub short { return ref $_[0] ? [map { short($_) } @{ $_[0] }] : ($_[0] // 'nil') =~ s/^-ERR\b.*/-ERR/r }

sub try_clients {
	my ($client) = @_;
	is_deeply(short(ask($client, @$_[2 .. $#$_])), $_->[1], $_->[0]) for @cases;
	write_request($client, 'INCR', 'piped') for 1 .. 1000;
	is_deeply([map { read_answer($client) } 1 .. 1000], [1 .. 1000], '1000 requests at once');

	my $listener = connect_to_it();
	is_deeply(ask($listener, qw(SUBSCRIBE news)), [qw(subscribe news 1)], 'somebody listens');
	is(ask($client, qw(PUBLISH news hello)), 1, 'and is told');
	is_deeply(read_answer($listener), [qw(message news hello)], 'a message');

	my @many = map { connect_to_it() } 1 .. 50;
	my @waiting = grep { $_ } @many;
	write_request($_, qw(BLPOP queue 0)) for @waiting;
	is(ask($client, 'EVAL', 'for i = 1, 50 do redis.call("rpush", "queue", i) end return 50', 0), 50,
		'50 clients wait');
	my %got = map { (ref ? $_->[1] : $_) => 1 } map { read_answer($_) } @waiting;
	is_deeply([sort { $a <=> $b } keys %got], [1 .. 50], 'and each is given one');
	return;
}

sub try_image {
	my ($image, %env) = @_;
	local %ENV = (%ENV, TIMEOUT => 60, MEM => '64M', %env);
	my $run = start("$ROOT/support/run/run $image->{path} --save '' --protected-mode no"
		. ' --enable-debug-command yes --syslog-enabled yes --syslog-ident server');
	my $client = first_client();
	ok($client, 'it answers') and try_clients($client);
	write_request($client, qw(SHUTDOWN NOSAVE)) if $client;
	is(finish($run), 0, 'it ends when it is told to');
	my $said = $run->{said};
	my $right = is(() = $said =~ /^uk: fork: not in this image: there is one process$/mg, 1,
		'a call that is missing says so once');
	$right &= like($said, qr/^server\[1\]: Can't save in background: fork: Function not implemented$/m,
		'messages to the log');
	diag($said) if !$right;
	return;
}

each_image($out, sub {
	my ($image) = @_;
	if ($image->{plat} eq 'kvm') {
		my $port = IO::Socket::INET->new(Listen => 1, LocalAddr => '127.0.0.1')->sockport;
		$address = "127.0.0.1:$port";
		try_image($image, MACHINE => (machines($image))[-1],
			NET => "user,hostfwd=tcp:127.0.0.1:$port-:6379");
		return;
	}
	SKIP: {
		skip $no_namespace, 1 if $no_namespace ne '';
		skip 'no /dev/net/tun that may be written to', 1 if !-w '/dev/net/tun';
		ip('tuntap add uk0 mode tap');
		ip('address add 10.0.5.1/24 dev uk0');
		ip('link set uk0 up');
		$address = '10.0.5.2:6379';
		try_image($image, UNICORE => 'net0.ip=10.0.5.2/24', NET => 'tap,uk0');
	}
}, qw(kvm linux));

done_testing();
