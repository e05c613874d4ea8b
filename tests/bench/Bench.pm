# SPDX-License-Identifier: BSD-3-Clause
# Figures, and the table that they make.
package Bench;
use v5.30;
use warnings;
use utf8;
use Cwd 'abs_path';
use Exporter 'import';
use File::Basename 'dirname';
use File::Path 'make_path';
use JSON::PP;

our @EXPORT = qw(figure median ratio quietly $ROOT $work);
our $ROOT = abs_path(dirname(__FILE__) . '/../..');

my $out = $ENV{O} ? abs_path($ENV{O}) : "$ROOT/build";
our $work = "$out/bench";
make_path($work);

# What `make bench` was told is not for the makes and guests started here.
delete @ENV{qw(MAKEFLAGS MAKELEVEL MAKEOVERRIDES MFLAGS O V PLAT ARCH
	MACHINE MEM CPU ACCEL INITRD QEMU_FLAGS UNICORE)};
binmode $_, ':utf8' for *STDOUT, *STDERR;

my ($measurement, @figures);

sub begin {
	($measurement) = @_;
	return;
}

# A line of the table. $measure returns the number and, if there is something to
# say about it, a note; if it dies, the note says why there is no number. The
# aim is what the number should not exceed, or undef.
sub figure {
	my ($name, $unit, $aim, $measure) = @_;
	print STDERR "$measurement: $name\n";
	my ($number, $note) = eval { $measure->() };
	$note = "not measured: $@" if $@;
	push @figures, {
		name => "$measurement: $name", unit => $unit, aim => $aim,
		figure => $number, note => ($note // '') =~ s/\s+/ /gr =~ s/ $//r,
	};
	return;
}

sub with_commas {
	my ($number) = @_;
	1 while $number =~ s/^(\d+)(\d{3})/$1,$2/;
	return $number;
}

sub width {
	my ($n, @rows) = @_;
	my ($widest) = sort { $b <=> $a } map { length $_->[$n] } @rows;
	return $widest;
}

sub print_table {
	my @rows = (['name', 'figure', '', 'aim', 'note']);
	for my $f (@figures) {
		my $known = defined $f->{figure};
		push @rows, [$f->{name},
			$known ? with_commas($f->{figure}) : '–',
			$known ? $f->{unit} : '',
			defined $f->{aim} ? '≤ ' . with_commas($f->{aim}) : '',
			$f->{note}];
	}
	my $format = sprintf '%%-%ds  %%%ds %%-%ds  %%-%ds  %%s',
		map { width($_, @rows) } 0 .. 3;
	say sprintf($format, @$_) =~ s/\s+$//r for @rows;
	return;
}

sub write_json {
	open my $file, '>:raw', "$out/bench.json" or die "$out/bench.json: $!\n";
	print $file JSON::PP->new->utf8->pretty->canonical->encode(\@figures);
	close $file or die "$out/bench.json: $!\n";
	print "\n$out/bench.json\n";
	return;
}

sub median {
	my @sorted = sort { $a <=> $b } @_;
	my $half = int(@sorted / 2);
	return @sorted % 2 ? $sorted[$half]
		: ($sorted[$half - 1] + $sorted[$half]) / 2;
}

# Of pairs of seconds: the ratio of the medians, and a note with both.
sub ratio {
	my (@pairs) = @_;
	my ($ours, $floor) = map { my $i = $_; median(map { $_->[$i] } @pairs) } 0, 1;
	return (0 + sprintf('%.2f', $ours / $floor),
		sprintf '%.4g ms / %.4g ms, %d pairs',
		$ours * 1e3, $floor * 1e3, scalar @pairs);
}

# The last line that tells something: make says after it only that it stops.
sub reason {
	my ($said) = @_;
	my @lines = grep { !/^make(\[\d+\])?: (Leaving|\*\*\* \[)/ } split(/\n/, $said);
	return $lines[-1] // '';
}

# Runs a command; returns what it printed, or dies of its last line.
sub quietly {
	my (@command) = @_;
	my $pid = open(my $pipe, '-|') // die "fork: $!\n";
	if ($pid == 0) {
		open STDERR, '>&', \*STDOUT;
		open STDIN, '<', '/dev/null';
		{ no warnings 'exec'; exec @command; }
		print "$command[0]: $!\n";
		exit 127;
	}
	local $/;
	my $said = <$pipe> // '';
	close $pipe or die "$command[0]: ${\reason($said)}\n";
	return $said;
}

1;
