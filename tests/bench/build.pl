# SPDX-License-Identifier: BSD-3-Clause
# What the build costs: a clean build by its own compile and link commands alone,
# a build with nothing to do, and one after a change of one option.
use v5.30;
use warnings;
use Bench;
use File::Path qw(make_path remove_tree);
use Time::HiRes qw(clock_gettime CLOCK_MONOTONIC);

use constant PAIRS => 5;

my $out = "$work/build";
my @make = ('make', '-C', "$ROOT/apps/hello", "O=$out");
my $compiler = $ENV{CC} || 'gcc';

sub seconds {
	my (@command) = @_;
	my $start = clock_gettime(CLOCK_MONOTONIC);
	quietly(@command);
	return clock_gettime(CLOCK_MONOTONIC) - $start;
}

# All that a build makes is gone; the configuration, which is kconfig's work and
# not the build's, stays.
sub forget_build {
	remove_tree("$out/x86_64", glob("$out/hello_*"));
	return;
}

# Builds from nothing, once; afterwards everything is up to date. Returns what
# V=1 shows.
sub build {
	state $log;
	return $log if $log;
	make_path($out);
	# Two images of one architecture, whose links cost what links do.
	my $min = "$ROOT/apps/hello/configs/min";
	quietly('sh', '-c', "grep -vE 'ARCH_ARM|PLAT_BARE|BUILD_LTO' $min >$out/.config");
	quietly(@make, 'olddefconfig');
	quietly(@make, '-j2');
	forget_build();
	return $log = quietly(@make, '-j2', 'V=1');
}

# The compiler's commands in what V=1 shows, without what would explain errors.
# A link needs the files of the others: it is the one that has a map.
sub commands {
	my ($log) = @_;
	my @commands = map { s/ \|\| .*//r }
		$log =~ /^cd \S+ && (?:\{ )?(\S*\Q$compiler\E .*?) *$/mg;
	my %of = (compile => [grep { !/-Wl,-Map=/ } @commands],
		link => [grep { /-Wl,-Map=/ } @commands]);
	for my $step (keys %of) {
		open my $file, '>', "$out/$step" or die "$out/$step: $!\n";
		print $file "$_\n" for @{$of{$step}};
		close $file or die "$out/$step: $!\n";
	}
	return map { scalar @{$of{$_}} } qw(compile link);
}

figure('clean build by its compiler alone', '', 1.15, sub {
	my ($compiles, $links) = commands(build());
	my @folders = grep { -d } glob("$out/x86_64/{*,*/*,*/*/*}");
	my $xargs = 'xargs -P2 -L1 env';
	my @pairs = map {
		forget_build();
		my $ours = seconds(@make, '-j2');
		forget_build();
		make_path(@folders);
		my $floor = seconds('sh', '-ec',
			"cd $ROOT; $xargs <$out/compile; $xargs <$out/link");
		$links == grep { -e } glob("$out/hello_*.dbg")
			or die "its commands alone do not make the images\n";
		[$ours, $floor];
	} 1 .. PAIRS;
	quietly(@make);
	my ($ratio, $note) = ratio(@pairs);
	return ($ratio, "$note; $compiles compilations, $links links, -j2");
});

figure('nothing to do', 'ms', 100, sub {
	build();
	return sprintf '%.0f', 1e3 * median(map { seconds(@make) } 1 .. PAIRS);
});

figure('processes when there is nothing to do', '', 0, sub {
	build();
	quietly('strace', '-f', '-o', "$out/processes", '-e',
		'trace=fork,vfork,clone,clone3', @make);
	return 0 + grep { /\bv?fork\(|\bclone3?\(/ } split /^/,
		quietly('cat', "$out/processes");
});

# The greeting stands in main.c and nowhere else.
figure('compilations after a change of HELLO_GREETING', '', 1, sub {
	build();
	my @said;
	my @times = map {
		quietly('kconfig-tweak', '--file', "$out/.config", '--set-str',
			'HELLO_GREETING', "Hello, change $_");
		my $start = clock_gettime(CLOCK_MONOTONIC);
		push @said, quietly(@make);
		clock_gettime(CLOCK_MONOTONIC) - $start;
	} 1 .. PAIRS;
	my @counts = map { scalar(() = /^  (?:CC|AS) /mg) } @said;
	return (median(@counts), sprintf '%.0f ms, kconfig and 2 links with it',
		1e3 * median(@times));
});

1;
