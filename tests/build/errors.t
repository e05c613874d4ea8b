#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Whatever is wrong in a tree, make names the place to mend.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Test::More;
use Tree;

my $out = "$dir/out";
my $app = "$tree/apps/hello";

# Spoils files, expects make to fail with these words, and puts the files back.
sub fails {
	my ($name, $pattern, $spoil, @words) = @_;
	my %files = ("$out/.config" => read_file("$out/.config"));
	$spoil->(sub {
		my ($path, @change) = @_;
		$path = "$tree/$path";
		$files{$path} //= read_file($path);
		@change == 2 ? change($path, @change) : append($path, @change);
	});
	my ($status, $said) = make("O=$out", @words);
	isnt($status, 0, "$name: fails");
	like($said, $pattern, "$name: says what to mend");
	unlike($said, qr/unterminated|missing separator|No rule to make/,
		"$name: in words of its own");
	write_file($_, $files{$_}) for keys(%files);
}

sub words {
	my ($text) = @_;
	$text = join('\s+', map { quotemeta } split(' ', $text));
	return qr/$text/;
}

# Before there is a configuration.
my ($status, $said) = make();
isnt($status, 0, 'no .config: fails');
like($said, qr{no configuration: apps/hello/\.config is not there}, 'no .config: says so');
like($said, qr/^    make menuconfig /m, 'names make menuconfig');
like($said, qr/^    make defconfig /m, 'names make defconfig');
ok(!-e "$app/.config", 'and makes none by itself');
($status, $said) = make('nothere_defconfig');
isnt($status, 0, 'an unknown defconfig fails');
like($said, qr/no such configuration: .*nothere; there are: .*\bdefault\b/,
	'and names those there are');

# Output folders.
($status, $said) = make("O=$dir/none");
isnt($status, 0, 'O= without a folder: fails');
like($said, qr/O=\S*none: no such folder; make it first: mkdir -p \S*none/,
	'and says what to type');
($status, $said) = make("O=$dir/a b");
like($said, qr/O=\S*a b: an output folder with a space/, 'a space in O= is refused');
configure($out, 'linux');
for my $goals (['defconfig', 'all'], ['clean', 'defconfig', 'run']) {
	($status, $said) = make("O=$out", @$goals);
	isnt($status, 0, "@$goals: fails");
	like($said, qr/`make defconfig` first, then `make (all|run)`/, 'and says how');
}

# A tree in a folder with a space in its name.
mkdir("$dir/a b");
system("cp -r $tree '$dir/a b/unicore'") == 0 or die 'cp failed';
($status, $said) = make('-C', "$dir/a b/unicore/apps/hello", 'all');
isnt($status, 0, 'a path with a space: fails');
like($said, qr/a path with a space in it cannot be built in; move or rename/,
	'and says why');

makes('the tree as it is', "O=$out", '-j2');

# A configuration that makes no image.
write_file("$dir/none/.config", <<~'END');
	CONFIG_ARCH_ARM=y
	CONFIG_PLAT_BARE=y
	# CONFIG_BOARD_RASPI2B is not set
	# CONFIG_BOARD_VEXPRESS_A15 is not set
	END
makes('no board: a configuration', "O=$dir/none", 'olddefconfig');
($status, $said) = make("O=$dir/none");
isnt($status, 0, 'no board: fails');
like($said, words('no ticked platform runs on a ticked architecture: bare on arm;'
	. ' boards that could be ticked: CONFIG_BOARD_RASPI2B CONFIG_BOARD_VEXPRESS_A15'),
	'and names the boards');

# Lists that name what is not there.
fails('a missing source', words('lib/core/base/Makefile.uk: no such source:'
	. ' lib/core/base/nothere.c'),
	sub { $_[0]->('lib/core/base/Makefile.uk', "srcs-y += nothere.c\n") });
fails('a missing source of a platform', words('plat/linux/Makefile.uk: no such'
	. ' source: plat/linux/gone.c'),
	sub { $_[0]->('plat/linux/Makefile.uk', "srcs-y += gone.c\n") });
fails('two faults at once', qr/one\.c\s*\n.*two\.c/s,
	sub { $_[0]->('lib/core/base/Makefile.uk', "srcs-y += one.c two.c\n") });

# A new library, good but for one thing each time.
sub with_library {
	my ($name, $makefile, $config, $pool) = @_;
	$pool //= 'lib/core';
	return sub {
		my ($spoil) = @_;
		my $upper = uc($name);
		$spoil->("$pool/Makefile.uk", "libs += $name\n");
		$spoil->("$pool/Config.uk", qr/(?=^endmenu)/m,
			"source \"\$UK_ROOT/$pool/$name/Config.uk\"\n\n");
		write_file("$tree/$pool/$name/Makefile.uk",
			"# $pool/$name: a test\n$makefile");
		write_file("$tree/$pool/$name/Config.uk", $config // <<~END);
			config $upper
				bool "A test"
				default y
				help
				  A test.
			END
	};
}

fails('a dependency that is not ticked', words("lib/core/one/Makefile.uk: `one'"
	. " uses `trace', which is not ticked: CONFIG_TRACE (make menuconfig)"),
	with_library('one', "uses-y := trace\n"));
fails('a dependency that is nowhere', words("lib/core/one/Makefile.uk: `one' uses"
	. " `nothere'"), with_library('one', "uses-y := nothere\n"));
fails('a folder without Makefile.uk', words('lib/core/bare: no Makefile.uk there'),
	sub {
		with_library('bare', '')->(@_);
		unlink("$tree/lib/core/bare/Makefile.uk");
	});
fails('a cycle', qr/dependency cycle: (one -> two -> one|two -> one -> two)/, sub {
	with_library('one', "uses-y := two\n")->(@_);
	with_library('two', "exposes-y := one\n")->(@_);
});
fails('one name for two libraries', words("two folders are named `one':"
	. ' lib/core/one lib/debug/one'), sub {
	with_library('one', '')->(@_);
	with_library('one', '', "# Nothing.\n", 'lib/debug')->(@_);
});
fails('two of a class', qr/`\w+' and `\w+' both provide `libc': tick one/,
	with_library('one', "provides-y := libc\n"));

# Headers.
fails('a header that is not declared', words('lib/core/base/Makefile.uk:'
	. ' <uk/palloc.h> belongs to palloc: add it to uses-y'),
	sub { $_[0]->('lib/core/base/boot.c', "#include <uk/palloc.h>\n") });
fails('a header that is nowhere', words('lib/core/base/Makefile.uk: no library'
	. ' has a header <uk/nothere.h>'),
	sub { $_[0]->('lib/core/base/boot.c', "#include <uk/nothere.h>\n") });
fails('a header of the host', qr/<sys\/epoll\.h>/,
	sub { $_[0]->('lib/core/base/boot.c', "#include <sys/epoll.h>\n") });

# The contract.
my $time = read_file("$tree/plat/linux/time.c");
my ($wall) = $time =~ /^(uint64_t uk_plat_wall_ns\(void\)\n\{.*?^\}\n)/ms;
ok($wall, 'plat/linux has uk_plat_wall_ns');
fails('a missing function of the contract', words('plat/linux: uk_plat_wall_ns is'
	. ' missing; include/uk/plat.h:'),
	sub { $_[0]->('plat/linux/time.c', qr/\Q$wall\E/, '') });

# What the link refuses.
fails('a thread-local variable without its option', words('thread-local variables'
	. ' want CONFIG_BASE_TLS (make menuconfig)'), sub {
	change("$out/.config", qr/^CONFIG_BASE_TLS=y$/m, '# CONFIG_BASE_TLS is not set');
	$_[0]->('lib/core/base/boot.c', <<~'END');
		__attribute__((constructor)) static void count(void)
		{
			static __thread volatile int once;

			once++;
		}
		END
});

# Compilers.
fails('a missing cross compiler', words('m68k-nothere-gcc: no such compiler for x86_64;'
	. ' on Debian: apt-get install gcc'), sub { }, 'CROSS_COMPILE=m68k-nothere-');
($status, $said) = make("O=$out", 'CROSS_COMPILE=m68k-nothere-');
is(scalar(grep { !/^make: / } split(/\n/, $said)), 1, 'in one line');
fails('a missing compiler', qr/^nothere-cc: no such compiler/m, sub { }, 'CC=nothere-cc');

# Choices of an image.
fails('an image that is not made', words('no image for PLAT=moon:'
	. ' this configuration makes hello_linux-x86_64; make menuconfig ticks others'),
	sub { }, 'run', 'PLAT=moon');
fails('a library that is none', words("UK_LIBS: $dir has no Makefile.uk"),
	sub { }, "UK_LIBS=$dir");
write_file("$dir/half/Makefile.uk", "# half: a test\n");
fails('one that cannot be ticked', words("UK_LIBS: $dir/half has no Config.uk"),
	sub { }, "UK_LIBS=$dir/half");

makes('the tree, all put back', "O=$out");
make("O=$out", 'CROSS_COMPILE=m68k-nothere-');
is(makes('after a compiler that was not there', "O=$out"),
	"make: Nothing to be done for 'all'.\n", 'all is as it was');
done_testing();
