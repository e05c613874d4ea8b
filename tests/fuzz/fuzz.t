#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Each reader, or those that are named, below sanitizers: its corpus, what that reaches, and a
# little fuzzing.
use v5.30;
use warnings;
use Cwd 'abs_path';
use File::Basename 'dirname';
use File::Path qw(make_path remove_tree);
use JSON::PP 'decode_json';
use Test::More;

my $here = abs_path(dirname(__FILE__));
my $out = abs_path("$here/../..") . '/build/tests/fuzz';
my $least_percent = 90;
my $runs = 10_000;

delete @ENV{qw(MAKEFLAGS MFLAGS MAKELEVEL)};
$ENV{LLVM_PROFILE_FILE} = '/dev/null';
chdir($here) or die "$here: $!";
make_path($out);

sub run {
	my @words = map { "'$_'" } @_;
	my $said = qx(timeout 300 @words 2>&1 </dev/null);
	return ($?, $said);
}

# One run of a fuzzer. Inputs that it makes or that it fails on stay in $out.
sub fuzz {
	my ($reader, @words) = @_;
	return run("$out/$reader", '-timeout=20', '-detect_leaks=0',
		"-artifact_prefix=$out/$reader-", @words);
}

# The lines that the inputs in a folder reach: file => [percent, lines].
sub lines_reached {
	my ($reader, $inputs) = @_;
	local $ENV{LLVM_PROFILE_FILE} = "$out/$reader.profraw";
	my ($status, $said) = fuzz($reader, '-runs=0', $inputs);
	($status, $said) = run('llvm-profdata', 'merge', '-o',
		"$out/$reader.profdata", "$out/$reader.profraw") if !$status;
	($status, $said) = run('llvm-cov', 'export', '-summary-only',
		"-instr-profile=$out/$reader.profdata", "$out/$reader")
		if !$status;
	die $said if $status;
	return map { my $lines = $_->{summary}{lines};
		(abs_path($_->{filename}) => [$lines->{percent}, $lines->{count}])
	} @{decode_json($said)->{data}[0]{files}};
}

# What fuzzers do without: threads.
my %others = (xenbus => 'lib/bus/xenbus/watch_thread.c');

sub check_lines {
	my ($reader, @files) = @_;
	my %reached = eval { lines_reached($reader, "corpus/$reader") };
	is($@, '', "$reader: lines are counted");
	for my $path (map { glob("../../$_") } @files) {
		my $name = $path =~ s{^(\.\./)+}{}r;
		if (($others{$reader} // '') eq $name) {
			note("$name: another source stands in for it here");
			next;
		}
		my ($percent, $lines) = @{$reached{abs_path($path)} // [0, 0]};
		my $figure = sprintf('%s: %.1f %% of %d lines', $name, $percent, $lines);
		note($figure);
		ok($percent >= $least_percent, "$figure, $least_percent % at least");
	}
}

# Shows the end of what a fuzzer said, and how to see it again.
sub show_again {
	my ($reader, $said) = @_;
	diag(substr($said, -4000));
	diag("to see it again: $1/$reader $2") if $said =~
		m{written to (\Q$out\E)/(\S+)};
}

sub check_reader {
	my ($reader, @files) = @_;
	my ($status, $said) = fuzz($reader, '-runs=0', "corpus/$reader");
	my $count = () = glob("corpus/$reader/*");
	ok($status == 0 && $count > 0, "$reader: $count inputs do no harm")
		or show_again($reader, $said);
	check_lines($reader, @files);
	remove_tree("$out/new");
	make_path("$out/new");
	($status, $said) = fuzz($reader, '-seed=1', "-runs=$runs",
		'-max_len=2048', "$out/new", "corpus/$reader");
	is($status, 0, "$reader: $runs more, made of these, do no harm")
		or show_again($reader, $said);
}

# What is planted in a reader of ours must be found, else the rest means nothing.
sub check_nets {
	for (["r\2", 'heap-buffer-overflow', 'a byte too many is read'],
		["s\x28", 'shift exponent', 'a number is shifted too far']) {
		my ($input, $expected, $name) = @$_;
		open(my $file, '>', "$out/planted") or die $!;
		print $file $input;
		close($file);
		my ($status, $said) = fuzz('canary', "$out/planted");
		ok($status != 0 && $said =~ /$expected/, "the net holds: $name")
			or diag($said);
	}
	my ($status, $said) = fuzz('canary', '-seed=1', '-runs=1000000');
	ok($status != 0 && $said =~ /ERROR|runtime error/,
		'the net holds: fuzzing finds its own way there') or diag($said);
	remove_tree("$out/none");
	make_path("$out/none");
	my %reached = lines_reached('fdt', "$out/none");
	my ($percent) = @{$reached{abs_path('../../lib/core/fdt/reg.c')}};
	ok($percent < $least_percent, 'the net holds: no input, no lines');
}

my ($status, $said) = run('make', '-j2', "O=$out");
is($status, 0, 'the fuzzers are built') or diag($said);
if ($status == 0) {
	check_nets();
	my ($failed, $readers) = run('make', '-s', 'readers');
	is($failed, 0, 'the readers are named') or diag($readers);
	for (split(/\n/, $readers)) {
		my ($name, @files) = split;
		check_reader($name, @files) if !@ARGV || grep { $_ eq $name } @ARGV;
	}
}
done_testing();
