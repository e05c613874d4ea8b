#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# What a change makes make do again, and that it leaves the rest alone.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Test::More;
use Time::HiRes qw(sleep time);
use Tree;

my $out = "$dir/out";
my $param = "$tree/lib/core/base/param_value.c";
configure($out, 'linux', 'CONFIG_HELLO_CRASH=y');
my $said = makes('the first build', "O=$out", '-j2');
my @all = compiled($said);
cmp_ok(scalar(@all), '>', 20, 'it compiles');
is(scalar(grep { /^LINK / } steps($said)), 1, 'and links one image');
my $image = "$out/hello_linux-x86_64";
is(system("$image >/dev/null") >> 8, 0, 'the image runs');

# Nothing to do.
my $start = time();
$said = makes('again', "O=$out");
diag(sprintf('a build with nothing to do took %.3f s', time() - $start));
is($said, "make: Nothing to be done for 'all'.\n", 'says that there is nothing to do');
system("strace -f -qq -e trace=execve,fork,vfork,clone,clone3 -o $dir/calls"
	. " make -C $tree/apps/hello O=$out >/dev/null") == 0 or die 'strace failed';
my @calls = split(/\n/, read_file("$dir/calls"));
is(scalar(@calls), 1, 'one process, no other') or diag(join("\n", @calls));

# Does what $how does, and builds: exactly these sources are compiled, and the
# image is linked again unless nothing was compiled.
sub rebuilds {
	my ($name, $how, @sources) = @_;
	$how->();
	my $said = makes("$name: builds", "O=$out");
	is_deeply([sort(map { s/^\w+ //r } compiled($said))], [sort(@sources)],
		"$name: compiles exactly what it reaches");
	is(scalar(grep { /^(LINK|STRIP) / } steps($said)), @sources ? 2 : 0,
		"$name: links");
	($_, $said) = make("O=$out");
	is($said, "make: Nothing to be done for 'all'.\n", "$name: then rests");
}

# An option changes as a menu would change it.
sub set_option {
	my ($from, $to) = @_;
	return sub { change("$out/.config", qr/^\Q$from\E$/m, $to) };
}

rebuilds('an option', set_option('CONFIG_HELLO_GREETING="Hello, world"',
	'CONFIG_HELLO_GREETING="Good day"'), 'apps/hello/main.c');
like(qx($image), qr/^Good day /, 'the option is in the image');
rebuilds('the option back', set_option('CONFIG_HELLO_GREETING="Good day"',
	'CONFIG_HELLO_GREETING="Hello, world"'), 'apps/hello/main.c');
like(qx($image), qr/^Hello, world /, 'and so is its old value');

# One that chooses a source goes with what mentions it.
set_option('CONFIG_HELLO_CRASH=y', '# CONFIG_HELLO_CRASH is not set')->();
$said = makes('an option that takes a source away', "O=$out");
ok(!grep({ $_ !~ m{apps/hello/} } compiled($said)), 'concerns its library alone');
is(scalar(grep { /^LINK / } steps($said)), 1, 'and links again');
set_option('# CONFIG_HELLO_CRASH is not set', 'CONFIG_HELLO_CRASH=y')->();
makes('and back', "O=$out");

# Flags.
my @base = map { s/^\w+ //r } grep { m{ lib/core/base/} } @all;
my $makefile = "$tree/lib/core/base/Makefile.uk";
rebuilds('flags of a library', sub { append($makefile, "cflags-y += -DX=1\n") },
	@base);
rebuilds('its flags back', sub { change($makefile, qr/^cflags-y \+= -DX=1\n/m, '') },
	@base);
rebuilds('a comment in Makefile.uk', sub { append($makefile, "# Nothing.\n") });
rebuilds('a source that leaves', sub {
	append("$tree/apps/hello/Makefile.uk", "srcs-y += more.c\n");
	write_file("$tree/apps/hello/more.c", "extern int more;\nint more;\n");
}, 'apps/hello/more.c');

# Files.
rebuilds('a source', sub { append($param, "\n") }, 'lib/core/base/param_value.c');
my @users = map { s{^\Q$tree/\E}{}r } split(/\n/,
	qx(grep -l '"param_value.h"' $tree/lib/core/base/*.c));
cmp_ok(scalar(@users), '>=', 2, 'a header has users');
rebuilds('a header', sub { append("$tree/lib/core/base/param_value.h", "\n") },
	@users);
rebuilds('a header that goes', sub {
	my $header = "$tree/lib/core/base/param_value.h";
	my $text = read_file($header);
	unlink($header);
	for my $user (@users) {
		change("$tree/$user", qr/#include "param_value.h"\n/, $text);
	}
}, @users);

# The same with what make shows.
append($param, "\n");
$said = makes('V=1', "O=$out", 'V=1');
like($said, qr/^(?:cd \S+ && )?\{? ?gcc .*param_value\.c/m, 'shows the command');
append($param, "\n");
$said = makes('V=2', "O=$out", 'V=2');
like($said, qr/^# \S*param_value\.o: newer or missing: lib\/core\/base\/param_value\.c$/m,
	'says why');
append($param, "\n");
$said = makes('-s', "O=$out", '-s');
is($said, '', 'says nothing');

# A build that is stopped in the middle.
makes('clean', "O=$out", 'clean');
my $child = fork() // die $!;
if ($child == 0) {
	setpgrp();
	# Whoever runs the tests in the background may ignore it.
	local $SIG{INT} = 'DEFAULT';
	open(STDOUT, '>', "$dir/stopped") or die $!;
	open(STDERR, '>&', \*STDOUT);
	exec('make', '-C', "$tree/apps/hello", "O=$out", '-j2');
}
for (1 .. 200) {
	my @objects = glob("$out/x86_64/*/*.o");
	last if @objects > 5;
	sleep 0.01;
}
kill('INT', -$child);
waitpid($child, 0);
isnt($?, 0, 'a build that is stopped fails');
ok(!-e $image, 'and makes no image');
$said = makes('the next one completes it', "O=$out", '-j2');
cmp_ok(scalar(compiled($said)), '<', scalar(@all), 'with what was there');
is(system("$image >/dev/null") >> 8, 0, 'the image runs');

# A failed compilation leaves no object that the next make would take.
change($param, qr/\z/, "#error stop\n");
my ($status) = make("O=$out");
is($status, 2, 'a failed compilation fails');
change($param, qr/#error stop\n/, '');
rebuilds('mended', sub {}, 'lib/core/base/param_value.c');

# Away with it.
makes('clean', "O=$out", 'clean');
is_deeply([glob("$out/* $out/.uk*")], [], 'clean removes all that was built');
ok(-e "$out/.config", 'but the configuration');
makes('distclean', "O=$out", 'distclean');
is_deeply([grep { !m{/\.\.?$} } glob("$out/* $out/.*")], [], 'distclean that, too');
done_testing();
