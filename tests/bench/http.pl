# SPDX-License-Identifier: BSD-3-Clause
# HTTP: the time that apps/httpd takes for a request in a guest, beside the same
# program in a guest of Linux on the same machine, and as a process of the host.
use v5.30;
use warnings;
use Bench;
use Server;

use constant { PAIRS => 5, SECONDS => 3 };

# Our time for a request, divided by theirs.
sub beside {
	my ($ours, $theirs, $connections, $closed) = @_;
	my @pairs = map { [map { load_server($_, $connections, $closed, SECONDS) }
		$ours, $theirs] } 1 .. PAIRS;
	my ($our_rate, $their_rate) = map { my $i = $_;
		median(map { $_->[$i] } @pairs) } 0, 1;
	return (0 + sprintf('%.2f', $their_rate / $our_rate),
		sprintf '%.0f / %.0f requests a second, %d pairs',
		$our_rate, $their_rate, PAIRS);
}

# Loads for a line of the table each: so many connections, closed after each
# request or not, and what the time should not exceed.
my @loads = (map({ [$_, 0, 0.4] } 1, 8, 30, 256), map { [$_, 1, 0.5] } 1, 8, 30);

sub name_of {
	my ($machine, $connections, $closed) = @_;
	return "$machine, $connections connections "
		. ($closed ? 'closed after each request' : 'kept');
}

# Servers that are alive at once, so that they can be loaded in turn. One that
# does not start leaves its figures without a number, and says why.
sub with_servers {
	my ($measure, @starts) = @_;
	my @servers;
	my $why = '';
	for my $start (@starts) {
		my $server = eval { $start->() };
		$why ||= $@;
		push @servers, $server if $server;
	}
	$measure->(sub { die $why if $why; return @servers });
	end_server($_) for @servers;
	return;
}

for my $machine (qw(q35 microvm)) {
	with_servers(sub {
		my ($servers) = @_;
		for (@loads) {
			my ($connections, $closed, $aim) = @$_;
			figure(name_of($machine, $connections, $closed)
				. ', by a Linux guest', '', $aim, sub {
				return beside($servers->(), $connections, $closed);
			});
		}
	}, sub { image_server($machine) }, sub { linux_server($machine) });
}

with_servers(sub {
	my ($servers) = @_;
	for (map { [$_, 0] } 1, 30) {
		figure(name_of('q35', @$_) . ', by the same program as a process of the host',
			'', undef, sub { return beside($servers->(), @$_) });
	}
}, sub { image_server('q35') }, \&process_server);

1;
