#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# A package with a source is pinned, fetched, built once, cached and linked.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Test::More;
use Tree;

my $out = "$dir/out";
my $cache = "$dir/cache/unicore/packages";
my $source = "$dir/dl/tiny-1.tar";
$ENV{XDG_CACHE_HOME} = "$dir/cache";
$ENV{DL_DIR} = "$dir/dl";

# A package of one function, whose recipe keeps count of its runs.
sub make_package {
	my ($answer) = @_;
	mkdir($_) for "$dir/dl", "$dir/tiny-1";
	write_file("$dir/tiny-1/tiny.c", "int tiny(void) { return $answer; }\n");
	write_file("$dir/tiny-1/tiny.h", "int tiny(void);\n");
	write_file("$dir/tiny-1/COPYING", "Take it.\n");
	system("tar -c -C $dir --sort=name --mtime=\@1 -f $source tiny-1") == 0 or die;
	my ($sum) = split(' ', qx(sha256sum $source));
	write_file("$tree/support/packages/tiny.mk", <<END);
# tiny
package-version  := 1
package-source   := tiny-1.tar
package-sha256   := $sum
package-debian   := no-such-package
package-licence  := COPYING
package-options  := none
package-flags    := -DTINY
package-archives := libtiny.a
END
}

sub write_recipe {
	my ($last) = @_;
	write_file("$tree/support/packages/tiny/build", <<END);
#!/bin/sh
set -e
echo run >>$dir/runs
mkdir -p \$PREFIX/include \$PREFIX/lib
\$CC \$CFLAGS -c ../source/tiny.c
\$AR rc \$PREFIX/lib/libtiny.a tiny.o
cp ../source/tiny.h \$PREFIX/include
$last
END
	chmod(0755, "$tree/support/packages/tiny/build");
}

sub runs {
	return -e "$dir/runs" ? scalar(() = read_file("$dir/runs") =~ /run/g) : 0;
}

sub fails {
	my ($name, @patterns) = @_;
	my ($status, $said) = make("O=$out");
	isnt($status, 0, "$name: fails");
	like($said, $_, "$name: says why") for @patterns;
}

mkdir("$tree/support/packages/tiny");
make_package(41);
write_recipe('');
append("$tree/apps/hello/Makefile.uk", "packages-y := tiny\n");
change("$tree/apps/hello/main.c", qr/#include "hello.h"\n/,
	qq(#include "hello.h"\n#include <tiny.h>\n));
change("$tree/apps/hello/main.c", qr/int status = 0;/, 'int status = tiny();');
configure($out, 'linux');

# What cannot be fetched, or is not what was pinned.
rename($source, "$source.away");
$ENV{PATH} = "$dir/bin:$ENV{PATH}";
mkdir("$dir/bin");
symlink('/bin/false', "$dir/bin/apt-get");
fails('no source', qr/tiny: tiny-1\.tar cannot be had .*DL_DIR=folder/);
write_file($source, "something else\n");
fails('another source', qr/tiny-1\.tar is not the file that \S+tiny\.mk pins/,
	qr/its sha256 is [0-9a-f]{64}/);
rename("$source.away", $source);
my $needs = "$tree/support/setup/needs";
my $known = read_file($needs);
local $ENV{UK_NO_INSTALL} = 1;
write_file($needs, "$known\nbuild-package  unpack-nothere  nothere\n");
fails('a tool of packages', qr/missing for build-package: unpack-nothere/,
	qr/apt-get install .* nothere$/m);
write_file($needs, $known);
is(runs(), 0, 'nothing was built of it');

# A recipe that fails leaves nothing behind.
write_recipe('echo the reason; false');
fails('a failing recipe', qr/^the reason$/m, qr/tiny: building it failed; all of it: \S+\.log/);
is_deeply([grep { -d } glob("$cache/tiny-*")], [], 'and leaves nothing half');

# Built once, seen by two output folders.
unlink("$dir/runs");
write_recipe('sleep 1');
my $other = "$dir/other";
configure($other, 'linux');
my $both = fork() // die;
exec('make', '-sC', "$tree/apps/hello", "O=$other") if !$both;
makes('builds', "O=$out");
waitpid($both, 0);
is($?, 0, 'and in another folder at the same time');
is(runs(), 1, 'the package was built once');
is(system("$_/hello_linux-x86_64 >$dir/said") >> 8, 41, 'it is in the image')
	for $out, $other;
is(makes('again', "O=$out"), "make: Nothing to be done for 'all'.\n", 'rests');
like(makes('size', "O=$out", 'size'), qr/^tiny-1 +[1-9]/m, 'make size knows it');
like(makes('licenses', "O=$out", 'licenses'), qr/^tiny 1: .*LICENCE$/m,
	'make licenses knows it');

# A warm cache needs neither source nor network.
unlink($source, "$cache/tiny-1.tar");
makes('clean', "O=$out", 'clean');
configure($out, 'linux');
makes('builds without its source', "O=$out");
is(runs(), 1, 'and builds the package not again');

# What it is made of makes another.
make_package(42);
makes('another source, and its pin', "O=$out");
is(runs(), 2, 'is built');
is(system("$out/hello_linux-x86_64 >$dir/said") >> 8, 42, 'and linked');
write_recipe('cp $PREFIX/include/tiny.h $PREFIX/include/more.h');
makes('another recipe', "O=$out");
is(runs(), 3, 'is run');
makes('gone from the cache', "O=$out") if system("rm -rf $cache/tiny-*") == 0;
is(runs(), 4, 'is built again');

done_testing();
