# SPDX-License-Identifier: BSD-3-Clause
# Programs of conformance suites: built unaltered by the toolchain, many into one, run each for itself,
# and judged by what is known of them.
package Conform;
use v5.30;
use warnings;
use Cwd 'abs_path';
use Exporter 'import';
use Fcntl ':flock';
use File::Basename qw(basename dirname);
use File::Path qw(make_path remove_tree);
use lib dirname(__FILE__) . '/..';
use Files;
use Test::More;

our @EXPORT = qw(toolchain source program command run_all judge);
our $ROOT = abs_path(dirname(__FILE__) . '/../..');
my $here = "$ROOT/tests/conform";
my $build = $ENV{UK_CONFORM_BUILD} // "$ROOT/build/conform";
delete @ENV{qw(MAKEFLAGS MAKELEVEL MFLAGS UK_ROOT UK_APP UK_APP_DIR UK_EXTERNAL O V CC CROSS_COMPILE PLAT
	ARCH UNICORE MACHINE MEM CPU INITRD QEMU_FLAGS)};

our %triple = (x86_64 => 'x86_64-unicore-elf', arm => 'armv7-unicore-eabihf');

sub make {
	my ($out, @words) = @_;
	my $said = qx(make -C $ROOT/apps/hello O=$out @words 2>&1 </dev/null);
	$? == 0 or die "make -C apps/hello O=$out @words:\n$said";
}

# The toolchain for some of ('x86_64', 'arm', 'linux', 'kvm'); what is built already is brought up to date.
sub toolchain {
	my @parts = map { uc } @_;
	my $out = join('-', "$build/sdk", @_);
	my %kind = (X86_64 => 'ARCH', ARM => 'ARCH', LINUX => 'PLAT', KVM => 'PLAT');
	my $wanted = join('', map { "CONFIG_$kind{$_}_$_=y\n" } @parts) . read_file("$here/config");
	make_path($out);
	open(my $lock, '>', "$out/.lock") or die "$out/.lock: $!";
	flock($lock, LOCK_EX);
	write_file("$out/.config", $wanted);
	make($out, 'olddefconfig');
	make($out, '-j2', 'sdk');
	return { out => $out, path => "$out/sdk" };
}

# The folder with a source that support/packages pins.
sub source {
	my ($name) = @_;
	make_path($build);
	open(my $lock, '>', "$build/$name.lock") or die "$build/$name.lock: $!";
	flock($lock, LOCK_EX);
	system("$here/source", $name, "$build/$name") == 0 or die "no source of $name";
	return "$build/$name";
}

# Compiles each of the files; what a file says as its main becomes the function conform_NAME. Returns the
# names of those that have one.
sub compile {
	my ($tool, $out, $flags, @files) = @_;
	my (%main, @objects);
	system("cd $out && ${tool}gcc $flags -w -c @files >build.log 2>&1");
	for my $name (map { basename($_, '.c') } @files) {
		next if !-e "$out/$name.o";
		my $function = "conform_$name" =~ tr/-/_/r;
		system("${tool}objcopy", "--redefine-sym=main=$function", "--keep-global-symbol=$function",
			"$out/$name.o") == 0 or die "objcopy $out/$name.o";
		$main{$name} = $function;
		push(@objects, "$out/$name.o");
	}
	for (@objects ? split(/\n/, qx(${tool}nm -A @objects)) : ()) {
		$main{$1} .= '!' if m{([^/]+)\.o:.* T conform_};
		push(@{ $main{":$2"} }, $1) if m{([^/]+)\.o:.* U (\S+)$};
	}
	return \%main;
}

# One program of many: its first argument says which of them it is.
sub link_all {
	my ($tool, $out, $main) = @_;
	my @names = grep { !/^:/ && $main->{$_} =~ /!$/ } sort keys %$main;
	my %function = map { $_ => $main->{$_} =~ s/!$//r } @names;
	write_file("$out/tests.h", join('', map { "TEST(\"$_\", $function{$_})\n" } @names));
	return @names if system("cd $out && ${tool}gcc -O1 -o tests -I . $here/main.c "
		. join(' ', map { "$_.o" } @names) . ' >link.log 2>&1') == 0;
	# Without those that call what nobody has.
	my %gone;
	for (read_file("$out/link.log") =~ /undefined reference to [`'](\w+)'/g) {
		$gone{$_} = 1 for @{ $main->{":$_"} // [] };
	}
	die "$out: " . read_file("$out/link.log") if !grep { $gone{$_} } @names;
	delete @$main{ keys %gone };
	return link_all($tool, $out, $main);
}

# Builds the files into one program, unless it is there. Returns its folder and what became of each file.
sub program {
	my ($sdk, $arch, $name, $flags, @files) = @_;
	my $out = "$sdk->{out}/tests/$arch/$name";
	my $tool = "$sdk->{path}/bin/$triple{$arch}-";
	if (!-e "$out/list" || -M "$out/list" > -M "$sdk->{path}/made") {
		remove_tree($out);
		make_path($out);
		my $main = compile($tool, $out, $flags, @files);
		my %linked = map { $_ => 'RUNS' } link_all($tool, $out, $main);
		write_file("$out/list", join('', map {
			my $test = basename($_, '.c');
			"$test " . ($linked{$test} // (exists $main->{$test} ? 'PASS' : 'NOBUILD')) . "\n"
		} @files));
	}
	my %became = map { split } split(/\n/, read_file("$out/list"));
	return { out => $out, name => $name, tests => \%became };
}

# A program as an image of another platform.
sub image {
	my ($sdk, $program, $kind) = @_;
	my $image = "$program->{out}/tests-$kind";
	return $image if -e "$image.run" && -M $image < -M "$program->{out}/list";
	system("$sdk->{path}/bin/unicore-image", $kind, "$program->{out}/tests", '-o', $image) == 0
		or die "no image of $program->{out} for $kind";
	return $image;
}

# The command that runs one test of a program.
sub command {
	my ($sdk, $program, $plat, $arch, $test) = @_;
	my $file = $plat eq 'linux' ? "$program->{out}/tests" : image($sdk, $program, "$plat-$arch");
	return ($file, $test) if $plat eq 'linux' && $arch eq 'x86_64';
	return ('qemu-arm-static', $file, $test) if $plat eq 'linux';
	return ("$ROOT/support/run/run", $file, $test);
}

my %verdict = (0 => 'PASS', 1 => 'FAIL', 2 => 'UNRESOLVED', 4 => 'UNSUPPORTED', 5 => 'UNTESTED',
	124 => 'TIMEOUT', 134 => 'CRASH', 137 => 'TIMEOUT');

# Runs commands, a few at a time, each with a log and an end: {name => [log, words]} becomes {name => verdict}.
sub run_all {
	my ($jobs, $at_once, $seconds) = @_;
	my (%running, %result);
	my $wait = sub {
		my $pid = waitpid(-1, 0);
		my $name = delete $running{$pid} or die 'a child that nobody started';
		my $status = $? & 127 ? 128 + ($? & 127) : $? >> 8;
		$result{$name} = $verdict{$status} // "STATUS$status";
	};
	for my $name (sort keys %$jobs) {
		$wait->() while keys %running >= $at_once;
		my ($log, @words) = @{ $jobs->{$name} };
		my $pid = fork() // die "fork: $!";
		$running{$pid} = $name;
		next if $pid;
		open(STDIN, '<', '/dev/null');
		open(STDOUT, '>', $log) or die "$log: $!";
		open(STDERR, '>&', \*STDOUT);
		exec('timeout', '-k', '2', $seconds, @words) or die "timeout: $!";
	}
	$wait->() while %running;
	return \%result;
}

# What is known: [[pattern, {verdict => 1}]], from lines "name verdict,verdict [platform-arch]" below their
# reason; * in a name stands for anything, 4-1..9 for nine names.
sub known {
	my ($file, $where) = @_;
	my @known;
	for (split(/\n/, read_file($file))) {
		next if /^#|^$/;
		my ($name, $verdicts, $only) = split;
		next if $only && $only ne $where;
		my ($family, $first, $last) = $name =~ /^(.*-)(\d+)\.\.(\d+)$/;
		my $pattern = $family
			? quotemeta($family) . '(' . join('|', $first .. $last) . ')'
			: quotemeta($name) =~ s/\\\*/.*/r;
		push(@known, [qr/^$pattern$/, { map { $_ => 1 } split(/,/, $verdicts) }]);
	}
	return \@known;
}

# The first line that is about it says which verdicts are expected.
sub expected {
	my ($known, $name) = @_;
	for (@$known) {
		return $_->[1] if $name =~ $_->[0];
	}
	return;
}

# One test for each group of results: all that are not known to be otherwise pass.
sub judge {
	my ($file, $where, $results, $logs) = @_;
	my $known = known($file, $where);
	my (%group, %sum);
	for my $name (sort keys %$results) {
		my $verdict = $results->{$name};
		my $group = $group{ $name =~ s{/.*}{}r } //= { wrong => [] };
		my $expected = expected($known, $name);
		my $is_known = $expected && $expected->{$verdict};
		my $counts = $is_known && $verdict ne 'PASS' ? 'known to fail' : { PASS => 'passed', UNSUPPORTED => 'unsupported',
			UNTESTED => 'untested' }->{$verdict} // 'failed';
		$group->{counts}{$counts}++;
		$sum{$counts}++;
		push(@{ $group->{wrong} }, $name)
			if $counts eq 'failed' || ($expected && !$is_known);
	}
	for my $name (sort keys %group) {
		my $counts = $group{$name}{counts};
		my @wrong = @{ $group{$name}{wrong} };
		ok(!@wrong, "$where: $name: " . join(', ', map { "$counts->{$_} $_" } sort keys %$counts));
		for (@wrong) {
			my $wanted = join(' or ', sort keys %{ expected($known, $_) // { PASS => 1 } });
			diag("$_: $results->{$_}, not $wanted; the end of its log:\n", qx(tail -n 5 $logs->{$_}));
		}
	}
	diag("$where: all: " . join(', ', map { "$sum{$_} $_" } sort keys %sum));
}

1;
