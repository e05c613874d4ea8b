#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Told from outside to stop, an image ends in order, whatever it does; and a program that handles
# SIGTERM ends when it has done what it has to.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..", "$FindBin::Bin/../../xen/lib";
use Archive;
use Boot;
use Frames;
use IO::Socket::INET;
use Net;
use Orders;
use Test::More;

# What of each kind is tried: with threads and without the same machine parts are in use.
my %machines = (linux => [''], kvm => ['q35'], bare => ['pc']);

sub try_selftest {
	my ($image, $word, $machine) = @_;
	my $name = join(', ', $word, $machine || ());
	my $status = $image->{plat} eq 'linux' ? 143 : 0;
	my $run = start_to_order($image, { MACHINE => $machine }, $word);
	ok(said_until($run, qr/^stops: ready\n/m, 30), "$name: starts") or diag($run->{said});
	order_to_stop($run);
	is(finish($run), $status, "$name: status $status");
	like($run->{said}, qr/^stops: in order$/m, "$name: ends in order");
	return;
}

for my $options ([], $threads{rr}) {
	each_image(build('selftest', 'default', @$options), sub {
		my ($image) = @_;
		plan skip_all => 'no power button, or one that is behind methods of ACPI or a GPIO'
			if $image->{plat} ne 'linux' && $image->{arch} ne 'x86_64';
		for my $machine (@{ $machines{ $image->{plat} } }) {
			try_selftest($image, $_, $machine) for 'stops-busy', @$options ? () : 'stops';
		}
	}, 'linux', 'kvm', 'bare');
}

# A web server: who has asked gets all of the answer, nobody new is let in.
my $big = join('', map { pack('N', $_ * 2654435761 % 2**32) } 1 .. 500_000);
write_file("$dir/big", $big);
write_archive("$dir/initrd", 'big' => { file => "$dir/big" }, 'small' => { text => 'little' });

sub connect_to {
	my ($port) = @_;
	return IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => $port, Timeout => 10,
		Proto => 'tcp');
}

sub ask {
	my ($port, $name) = @_;
	my $socket = connect_to($port) or return;
	print $socket "GET /$name HTTP/1.1\r\nHost: a\r\n\r\n";
	return $socket;
}

sub read_until {
	my ($socket, $said, $pattern) = @_;
	while ($$said !~ $pattern) {
		sysread($socket, $$said, 65536, length $$said) or return 0;
	}
	return 1;
}

sub try_httpd {
	my ($image) = @_;
	my ($port) = free_ports(1);
	my $run = start_to_order($image, { MACHINE => 'q35', MEM => '16M', INITRD => "$dir/initrd",
		NET => "user,hostfwd=tcp:127.0.0.1:$port-:80" });
	ok(said_until($run, qr/^httpd: port 80/m, 30), 'it starts') or diag($run->{said});
	my ($slow, $kept) = map { ask($port, $_) } qw(big small);
	my ($answer, $little) = ('', '');
	ok($slow && read_until($slow, \$answer, qr/\r\n\r\n./s), 'an answer begins');
	ok($kept && read_until($kept, \$little, qr/little$/), 'one is whole');
	order_to_stop($run);
	ok(!read_until($kept, \$little, qr/(?!)/), 'who waits for nothing is let go');
	read_until($slow, \$answer, qr/(?!)/);
	ok($answer =~ /\r\n\r\n(.*)$/s && $1 eq $big, 'who was in the midst of an answer gets all of it');
	is(finish($run), 0, 'it ends well') or diag($run->{said});
	like($run->{said}, qr/^httpd: 2 requests served$/m, 'by itself');
	return;
}

each_image(build('httpd', 'min', 'SIGNAL=y', 'ORDER=y', 'BUILD_LTO=n', 'ARCH_ARM=n', 'PLAT_LINUX=n', @two_platforms),
	\&try_httpd, 'kvm');
done_testing();
