# SPDX-License-Identifier: BSD-3-Clause
# Hello as a domain of Xen, beside the least guest of its kind in the same dom0:
# from `xl create' to the first line, and the least memory that both start in.
use v5.30;
use warnings;
use Bench;
use Cwd 'abs_path';
use Things;
use lib "$ROOT/tests/xen";
use Xen;

use constant PAIRS => 10;

# The pool that xl works out for a PVH guest this small is too small (libxl 4.17).
my %kinds = (
	'xen-pv-x86_64' => { stub => 'pv-poweroff', cfg => { type => 'pv' } },
	'xen-hvm-x86_64' => { stub => 'hvm-poweroff',
		cfg => { type => 'pvh', shadow_memory => 1 } },
	'xen-hvm-arm' => { stub => 'arm-poweroff', cfg => {} },
);

# Both images of a kind.
sub pair {
	my ($kind) = @_;
	my ($plat, $arch) = $kind =~ /^(.*)-(.*)$/;
	my $lacks = bed_lacks($arch);
	die "$lacks\n" if $lacks ne '';
	my $stub = "$work/$kinds{$kind}{stub}";
	quietly('make', '-C', "$ROOT/tests/xen/guests", "O=$work", $stub);
	return ($arch, hello('min', $plat, $arch), $stub);
}

# Runs the guests in one dom0: name => [image, memory].
sub guests_of {
	my ($kind, $arch, %guests) = @_;
	my $dom0 = dom0($arch, seconds => 900);
	for my $name (sort keys %guests) {
		my ($image, $memory) = @{ $guests{$name} };
		$dom0->guest($name, image => $image, seconds => 30,
			cfg => { %{ $kinds{$kind}{cfg} }, memory => $memory });
	}
	$dom0->boot == 0 or die "dom0 did not come to the end\n";
	return $dom0;
}

sub create {
	my ($kind) = @_;
	my ($arch, @images) = pair($kind);
	my %guests = map { my $n = $_;
		map { sprintf('%02d-%d', $n, $_) => [$images[$_], 32] } 0, 1 } 1 .. PAIRS;
	my $dom0 = guests_of($kind, $arch, %guests);
	return ratio(map { my $n = $_;
		[map { $dom0->result(sprintf('%02d-%d', $n, $_))->{first_line_us} / 1e6 } 0, 1]
	} 1 .. PAIRS);
}

sub starts {
	my ($result) = @_;
	return $result && $result->{status} eq '0' && $result->{reason} eq 'poweroff';
}

sub least {
	my ($kind) = @_;
	my ($arch, @images) = pair($kind);
	my @sizes = 1 .. 5;
	my %guests = map { my $mb = $_; map { ("$mb-$_" => [$images[$_], $mb]) } 0, 1 } @sizes;
	my $dom0 = guests_of($kind, $arch, %guests);
	my ($ours, $stub) = map { my $which = $_;
		(grep { starts($dom0->result("$_-$which")) } @sizes)[0] } 0, 1;
	return ($ours // die("does not start in $sizes[-1] MB\n"),
		'least guest: ' . ($stub // 'none') . ' MB');
}

for my $kind (sort keys %kinds) {
	figure("xl create of min, $kind, by the least guest", '', 1.2, sub { create($kind) });
	figure("least memory= of min, $kind", 'MB', undef, sub { least($kind) });
}

1;
