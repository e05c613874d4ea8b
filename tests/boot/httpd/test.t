#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# A web server in a guest answers what clients ask, right or wrong, one or many.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..", "$FindBin::Bin/../../xen/lib";
use Archive;
use Boot;
use IO::Select;
use IO::Socket::INET;
use Test::More;
use Time::HiRes qw(sleep time);

my $big = join('', map { pack('N', $_ * 2654435761 % 2**32) } 1 .. 75_000);
write_file("$dir/big", $big);
write_archive("$dir/initrd", 'index.html' => { text => "Hello, world!\n", time => 1_700_000_000 },
	'big.bin' => { file => "$dir/big" }, 'sub/<one>' => { text => '1' });

sub free_port {
	return IO::Socket::INET->new(Listen => 1, LocalAddr => '127.0.0.1')->sockport;
}

sub to {
	my ($port) = @_;
	return IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => $port, Timeout => 10);
}

# All that comes until the end, or for so long.
sub read_all {
	my ($socket, $seconds) = @_;
	my ($said, $until) = ('', time + ($seconds // 20));
	my $select = IO::Select->new($socket);
	while ($select->can_read($until - time)) {
		last if !sysread($socket, $said, 65536, length($said));
	}
	return $said;
}

sub ask {
	my ($port, $request, $seconds) = @_;
	my $socket = to($port) or return '';
	print $socket $request;
	return read_all($socket, $seconds);
}

sub get {
	my ($target, @lines) = @_;
	return join("\r\n", "GET $target HTTP/1.1", 'Host: there', @lines, '', '');
}

# Starts the image; the port is of this host.
sub start {
	my ($image, $machine, $port, @words) = @_;
	my $pid = fork // die "fork: $!";
	if ($pid == 0) {
		open(STDIN, '<', '/dev/null');
		open(STDOUT, '>', "$dir/said");
		open(STDERR, '>&', \*STDOUT);
		%ENV = (%ENV, MACHINE => $machine, MEM => '16M', INITRD => "$dir/initrd",
			NET => "user,hostfwd=tcp:127.0.0.1:$port-:80", TIMEOUT => 120);
		exec("$ROOT/support/run/run", $image->{path}, @words) or exit 127;
	}
	for (1 .. 100) {
		return $pid if ask($port, get('/', 'Connection: close'), 1) =~ /Hello/;
		sleep 0.1;
	}
	return $pid;
}

sub chunked {
	my ($body) = @_;
	return get('/', 'Transfer-Encoding: chunked') . $body;
}

my $close = 'Connection: close';
my @cases = (
	['a page', get('/', $close), qr{^HTTP/1\.1 200 OK\r\n.*\r\nContent-Length: 14\r\n.*\r\n\r\nHello, world!\n$}s],
	['HTTP/1.0', "GET /index.html HTTP/1.0\r\n\r\n", qr{^HTTP/1\.1 200 .*\r\n\r\nHello, world!\n$}s],
	['a time', get('/', $close), qr{^Last-Modified: Tue, 14 Nov 2023 22:13:20 GMT\r$}m],
	['a page that is known', get('/', 'If-Modified-Since: Tue, 14 Nov 2023 22:13:20 GMT', $close),
		qr{^HTTP/1\.1 304 .*\r\n\r\n$}s],
	['no body', "HEAD / HTTP/1.1\r\nHost: a\r\n$close\r\n\r\n", qr{Content-Length: 14\r\n.*\r\n\r\n$}s],
	['a query', get('/?a=/../..', $close), qr{^HTTP/1\.1 200 }],
	['several at once', get('/') x 3 . get('/nothing') . get('/', $close),
		qr{^(HTTP/1\.1 200 (?:(?!HTTP).)*world!\n){3}HTTP/1\.1 404 .*HTTP/1\.1 200 .*world!\n$}s],
	['a folder', get('/sub/', $close), qr{Transfer-Encoding: chunked\r\n.*\r\n[0-9a-f]+\r\n.*%3Cone%3E">&lt;one&gt;<.*\r\n0\r\n\r\n$}s],
	['a folder without a slash', get('/sub', $close), qr{^HTTP/1\.1 301 .*Location: /sub/\r\n}s],
	['nothing', get('/nothing', $close), qr{^HTTP/1\.1 404 }],
	['out of the root', get('/../x', $close), qr{^HTTP/1\.1 400 }],
	['out of the root in disguise', get('/sub/%2e%2e/%2E./x', $close), qr{^HTTP/1\.1 400 }],
	['a zero', get('/%00', $close), qr{^HTTP/1\.1 400 }],
	['a name too long', get('/' . 'a' x 1100, $close), qr{^HTTP/1\.1 414 }],
	['a header too long', get('/', 'X: ' . 'a' x 5000), qr{^HTTP/1\.1 431 }],
	['another method', "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc", qr{^HTTP/1\.1 405 .*Allow: GET, HEAD\r\n}s],
	['no method', "FROB / HTTP/1.1\r\nHost: a\r\n\r\n", qr{^HTTP/1\.1 501 }],
	['a body too long', get('/', 'Content-Length: 100000000'), qr{^HTTP/1\.1 413 }],
	['a body that waits to be wanted', get('/', 'Content-Length: 5', 'Expect: 100-continue'),
		qr{^HTTP/1\.1 200 .*\r\nConnection: close\r\n.*world!\n$}s],
	['another version', "GET / HTTP/2.0\r\nHost: a\r\n\r\n", qr{^HTTP/1\.1 505 }],
	['no host', "GET / HTTP/1.1\r\n\r\n", qr{^HTTP/1\.1 400 }],
	['two lengths', get('/', 'Content-Length: 1', 'Content-Length: 2'), qr{^HTTP/1\.1 400 }],
	['a body in chunks, and what follows it', chunked("3;a=b\r\nabc\r\n0\r\nA: b\r\n\r\n") . get('/nothing', $close),
		qr{^HTTP/1\.1 200 (?:(?!HTTP).)*world!\nHTTP/1\.1 404 }s],
	['a chunk of no size', chunked("x\r\n") . get('/'), qr{^HTTP/1\.1 400 (?:(?!HTTP).)*$}s],
	['a chunk that ends elsewhere', chunked("1\r\nabc\r\n0\r\n\r\n") . get('/'), qr{^HTTP/1\.1 400 (?:(?!HTTP).)*$}s],
	['a chunk too large', chunked("FFFFFFFFF\r\n"), qr{^HTTP/1\.1 413 }],
	['two ways to its end', get('/', 'Content-Length: 3', 'Transfer-Encoding: chunked') . "0\r\n\r\n" . get('/'),
		qr{^HTTP/1\.1 400 (?:(?!HTTP).)*$}s],
	['another coding', get('/', 'Transfer-Encoding: gzip, chunked'), qr{^HTTP/1\.1 501 }],
	['what is no request', "\x16\x03\x01\x02\r\n\r\n", qr{^HTTP/1\.1 400 }],
);

# Several connections at once, each closed after its answer; how many were right.
# More at once, and QEMU's user network forgets some until they are asked for again.
sub ask_many {
	my ($port, $count, $at_once) = @_;
	my ($right, @open) = (0);
	while ($count > 0 || @open) {
		while ($count > 0 && @open < $at_once) {
			my $socket = to($port);
			$count--;
			next if !$socket;
			print $socket get('/', $close);
			push(@open, $socket);
		}
		my $socket = shift(@open) or next;
		$right++ if read_all($socket) =~ /world!\n$/;
	}
	return $right;
}

sub try_image {
	my ($image, $machine) = @_;
	my $port = free_port();
	my $pid = start($image, $machine, $port);
	like(ask($port, $_->[1]), $_->[2], "$machine: $_->[0]") for @cases;
	my ($body) = ask($port, get('/big.bin', $close)) =~ /\r\n\r\n(.*)$/s;
	ok(($body // '') eq $big, "$machine: every byte of a large file");
	my $idle = to($port);
	print $idle "GET / HT";
	is(ask_many($port, 100, 3), 100, "$machine: 100 connections closed");
	print $idle "TP/1.1\r\nHost: a\r\n$close\r\n\r\n";
	like(read_all($idle), qr/world!\n$/, "$machine: a slow client");
	kill('TERM', $pid);
	waitpid($pid, 0);
	$port = free_port();
	$pid = start($image, $machine, $port, '-n', 2, '/');
	ask($port, get('/', $close));
	waitpid($pid, 0);
	is($? >> 8, 0, "$machine: ends when it has served enough");
}

use constant MOST_BYTES => 250_000;

each_image(build('httpd', 'min'), sub {
	my ($image) = @_;
	cmp_ok(-s $image->{path}, '<=', MOST_BYTES, 'the image is small');
	try_image($image, $_) for grep { $_ ne 'pc' } machines($image);
}, 'kvm');

done_testing();
