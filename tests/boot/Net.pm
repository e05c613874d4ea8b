# SPDX-License-Identifier: BSD-3-Clause
# Guests with a network, and what is checked of each: the same on every platform (tests/net/check).
package Net;
use v5.30;
use warnings;
use Boot;
use Exporter 'import';
use Frames;
use IO::Socket::INET;
use Orders;
use Test::More;
use Time::HiRes 'sleep';

our @EXPORT = qw(check_guest check_said free_ports start_guest stop_guest user_network);

# Each line of TAP as a test of ours.
sub check_said {
	my ($said) = @_;
	my $planned = $said =~ /^1\.\.(\d+)$/m ? $1 : 'no end';
	my @lines = $said =~ /^((?:not )?ok \d+ - .*)$/mg;
	my $good = 1;
	for (@lines) {
		my ($not, $name) = /^(not )?ok \d+ - (.*)$/;
		$good = ok(!$not, $name) && $good;
	}
	$good = is(scalar(@lines), $planned, 'all was checked') && $good;
	diag($said) if !$good;
	return $good;
}

# Runs the checks against a guest; words are those of tests/net/check.
sub check_guest {
	my @words = @_;
	unshift(@words, '-l') if $ENV{SOAK_NETWORK};
	return check_said(scalar(qx(timeout 300 $ROOT/tests/net/check @words 2>&1)));
}

# Ports of this host that nobody has, for TCP and for UDP.
sub free_ports {
	my ($count) = @_;
	my @taken = map {
		IO::Socket::INET->new(Listen => 1, LocalAddr => '127.0.0.1') // die "no port: $!"
	} 1 .. $count;
	return map { $_->sockport } @taken;
}

# What NET= has to be for QEMU's own network, and the words for the checks.
sub user_network {
	my ($port, $closed) = free_ports(2);
	my @forwards = map { "hostfwd=$_" } "tcp:127.0.0.1:$port-:7", "udp:127.0.0.1:$port-:7",
		"tcp:127.0.0.1:$closed-:9";
	return (join(',', 'user', @forwards), '127.0.0.1', $port, $closed);
}

# Starts an image of apps/echo, and waits until it says that it is there.
sub start_guest {
	my ($image, $env, @words) = @_;
	my $run = start_to_order($image, { TIMEOUT => 400, UNICORE => '', %$env }, @words);
	ok(said_until($run, qr/^echo: port 7$/m, 60), 'it starts') or diag($run->{said});
	return $run;
}

# One that can be told to ends by itself.
sub stop_guest {
	my ($run, $machine) = @_;
	my $is_told = !defined $run->{monitor} || has_button($machine // '');
	if ($is_told) {
		order_to_stop($run);
	} else {
		kill('TERM', $run->{pid});
	}
	my $status = finish($run);
	return $status if !$is_told;
	is($status, 0, 'it stops when it is told to') or diag($run->{said});
	like($run->{said}, qr/^echo: \d+ connections, /m, 'in order');
	return $status;
}

1;
