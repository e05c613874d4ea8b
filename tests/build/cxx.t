#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# An application in C++: each suffix, flags of its own, what a change makes anew.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Test::More;
use Tree;

my $app = "$dir/plus";
my $opening = "// SPDX-License-Identifier: BSD-3-Clause\n// A test.\n";
my %files = (
	'Makefile' => "UK_APP := plus\ninclude ../unicore/Makefile\n",
	'Config.uk' => "config PLUS\n\tbool\n\tdefault y\n",
	'Makefile.uk' => "# plus: a test\nsrcs-y := main.cc twice.cpp thrice.cxx plain.c\n"
		. "uses-y := libc cxx\ncxxflags-y := -DFACTOR=2\n",
	'main.cc' => "#include <stdio.h>\n#include <vector>\n"
		. "extern \"C\" int plain(void);\nint twice(int);\nint thrice(int);\n"
		. "int main()\n{\n\tstd::vector<int> v = {twice(1), thrice(1), plain()};\n"
		. "\tfor (int n : v)\n\t\tprintf(\"%d\\n\", n);\n}\n",
	'twice.cpp' => "int twice(int n);\nint twice(int n)\n{\n\treturn FACTOR * n;\n}\n",
	'thrice.cxx' => "int thrice(int n);\nint thrice(int n)\n{\n\treturn 3 * n;\n}\n",
	'plain.c' => "int plain(void);\nint plain(void)\n{\n#ifdef FACTOR\n"
		. "\treturn 0;\n#else\n\treturn CONFIG_BASE_STACK_KB;\n#endif\n}\n",
	'.config' => "CONFIG_ARCH_X86_64=y\nCONFIG_PLAT_LINUX=y\nCONFIG_CXX=y\n"
		. "CONFIG_BUILD_WERROR=y\n",
);
write_file("$app/$_", ($_ =~ /\.c/ && $_ ne '.config' ? $opening : '') . $files{$_})
	for keys(%files);
my @in = ('-C', $app);
makes('it is configured', @in, 'olddefconfig');

# What make compiles of the application, and what the image then prints.
sub builds {
	my ($name, $compiled, $printed) = @_;
	my $said = makes("$name: builds", @in, '-j2');
	is_deeply([sort(map { m{^(?:CC|CXX) ([^/]+)$} } steps($said))],
		[sort(@$compiled)], "$name: compiles what it reaches");
	is(qx($app/build/plus_linux-x86_64), join('', map { "$_\n" } @$printed),
		"$name: the image runs");
	is(makes("$name: again", @in), "make: Nothing to be done for 'all'.\n",
		"$name: rests");
}

my @cxx = qw(main.cc twice.cpp thrice.cxx);
builds('at first', [@cxx, 'plain.c'], [2, 3, 16]);
change("$app/Makefile.uk", qr/FACTOR=2/, 'FACTOR=4');
builds('flags of C++', [@cxx, 'plain.c'], [4, 3, 16]);
change("$app/.config", qr/^CONFIG_BASE_STACK_KB=16$/m, 'CONFIG_BASE_STACK_KB=32');
builds('an option', ['plain.c'], [4, 3, 32]);
append("$app/thrice.cxx", "// Nothing.\n");
builds('a source', ['thrice.cxx'], [4, 3, 32]);

makes('compile_commands.json', @in, 'compile_commands.json');
my $list = read_file("$app/build/compile_commands.json");
my %command = map { m{"file": "\S*?([^/"]+)", "command": "(.*)"} ? ($1 => $2) : () }
	split(/\n/, $list);
like($command{'twice.cpp'}, qr/ -std=gnu\+\+17 .*-DFACTOR=4 /, 'has the flags of C++');
like($command{'plain.c'}, qr/ -std=gnu11 /, 'and of C');

# What is not there.
for my $fault (['throw 1;', qr/exception handling disabled/],
		['struct epoll_event e;', qr/<sys\/epoll\.h>/, "#include <sys/epoll.h>\n"]) {
	my ($line, $message, $before) = @$fault;
	write_file("$app/thrice.cxx", $opening . ($before // '')
		. "int thrice(int n);\nint thrice(int n)\n{\n\t$line\n\treturn n;\n}\n");
	my ($status, $said) = make(@in);
	isnt($status, 0, "$line: fails");
	like($said, $message, "$line: says why");
}
done_testing();
