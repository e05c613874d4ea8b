#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Each rule of lint passes the tree as it is, and names the fault that is put into it.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/../build";
use Test::More;
use Tree;

$ENV{UK_ROOT} = $tree;

sub rule {
	my ($name) = @_;
	my $said = qx(timeout 60 $tree/support/lint/rules/$name 2>&1);
	return ($? >> 8, $said);
}

# Puts text at the end of files, runs the rule, and takes it away again.
sub finds {
	my ($rule, $fault, $pattern, %added) = @_;
	my %before = map { $_ => -e "$tree/$_" ? read_file("$tree/$_") : undef }
		keys(%added);
	for my $path (keys(%added)) {
		write_file("$tree/$path", ($before{$path} // '') . $added{$path});
	}
	system("cd $tree && git add -A") == 0 or die 'git failed';
	# These look at each file alone, and take their time.
	local $ENV{LINT_ONLY} = '^(' . join('|', keys(%added)) . ')$' if $rule =~ /layout|scripts/;
	my ($status, $said) = rule($rule);
	isnt($status, 0, "$rule: $fault: fails");
	like($said, $pattern, "$rule: $fault: is named");
	for my $path (keys(%added)) {
		defined($before{$path}) ? write_file("$tree/$path", $before{$path})
			: unlink("$tree/$path");
	}
}

my $opening = "// SPDX-License-Identifier: BSD-3-Clause\n// A test.\n";
system("cd $tree && git init -q && git add -A") == 0 or die 'git failed';
for my $rule (map { m{([^/]+)$} } glob("$tree/support/lint/rules/*")) {
	next if read_file("$tree/support/lint/rules/$rule") =~ /^# needs a build$/m;
	my ($status, $said) = rule($rule);
	is("$status $said", '0 ', "$rule: passes the tree as it is");
}

finds('layers', 'an application that reaches below', qr{^apps/hello/main.c:\d+: .*plat\.h},
	'apps/hello/main.c' => "#include <uk/plat.h>\n");
finds('layers', 'a library that does not say what it uses',
	qr{^lib/core/base/print.c:\d+: <uk/palloc.h> belongs to palloc: add it to uses-y},
	'lib/core/base/print.c' => "#include <uk/palloc.h>\n");
finds('layers', "another's private header", qr{^lib/core/base/print.c:\d+: "\.\./},
	'lib/core/base/print.c' => "#include \"../../alloc/tlsf/heap.h\"\n");
finds('layers', 'a header of the host', qr{^plat/linux/time.c:\d+: .*<sys/time.h>},
	'plat/linux/time.c' => "#include <sys/time.h>\n");
finds('layers', 'an architecture that prints', qr{^arch/x86_64/frame.c:\d+: },
	'arch/x86_64/frame.c' => "#include <uk/print.h>\n");
finds('layers', 'a cycle', qr{dependency cycle: .*palloc -> tlsf|tlsf -> palloc},
	'lib/alloc/palloc/Makefile.uk' => "uses-y += tlsf\n");

finds('platforms', 'an #ifdef about a platform', qr{^lib/core/base/print.c:\d+: CONFIG_PLAT_KVM},
	'lib/core/base/print.c' => "#ifdef CONFIG_PLAT_KVM\n#endif\n");
finds('platforms', 'an option of a platform', qr{^apps/hello/main.c:\d+: CONFIG_LINUX_MEMORY_MB},
	'apps/hello/main.c' => "int x = CONFIG_LINUX_MEMORY_MB;\n");
finds('platforms', 'one in a list', qr{^lib/core/base/Makefile.uk:\d+: CONFIG_ARCH_X86_64},
	'lib/core/base/Makefile.uk' => "srcs-\$(CONFIG_ARCH_X86_64) += x.c\n");

my $words = "# lib/core/odd: a test\n";
finds('names', 'a library that no list names', qr{^lib/core/Makefile.uk:1: no line for lib/core/odd},
	'lib/core/odd/Makefile.uk' => $words, 'lib/core/odd/Config.uk' => "config ODD\n");
finds('names', 'an option of another name', qr{^lib/core/odd/Config.uk:1: .*`config ODD'}m,
	'lib/core/odd/Makefile.uk' => $words, 'lib/core/odd/Config.uk' => "config EVEN\n");
finds('names', 'a header of another name', qr{^lib/alloc/tlsf/include/uk/fast.h:1: },
	'lib/alloc/tlsf/include/uk/fast.h' => $opening);

finds('opening', 'no licence', qr{^apps/hello/bare.c:1: .*SPDX}, 'apps/hello/bare.c' => "// A test.\n");
finds('opening', 'no sentence', qr{^apps/hello/bare.sh:3: .*sentence},
	'apps/hello/bare.sh' => "#!/bin/sh\n# SPDX-License-Identifier: BSD-3-Clause\nexit\n");

finds('lengths', 'a long file', qr{^apps/hello/long.c:600: has 603 lines}, 'apps/hello/long.c' =>
	$opening . "\n" . ";\n" x 600);
finds('lengths', 'a long function', qr{^apps/hello/long.c:4: f has 82 lines}, 'apps/hello/long.c' =>
	"$opening\nint f(void)\n{\n" . "\t;\n" x 79 . "}\n");
finds('lengths', 'too many of 40 lines', qr{g7 has 40 lines; \d+ of \d+},
	map { ("apps/hello/long$_.c" => $opening . join('', map {
		"int g$_(void)\n{\n" . "\t;\n" x 37 . "}\n" } 1 .. 14)) } 1 .. 60);

finds('layout', 'spaces', qr{^apps/hello/main.c:\d+: clang-format}, 'apps/hello/main.c' =>
	"int  f (void);\n");
finds('scripts', 'a shell script', qr{^plat/linux/run:\d+:.*SC2086}, 'plat/linux/run' => "echo \$1\n");
finds('scripts', 'an awk script', qr{^support/build/fixdep.awk: .*(syntax error|missing \})}, 'support/build/fixdep.awk' => "{\n");
finds('scripts', 'an awk function that is nowhere', qr{fixdep.awk: .*nothere}, 'support/build/fixdep.awk' => "{ nothere() }\n");
finds('scripts', 'a Perl script', qr{syntax error}, 'tests/setup/setup.t' => "if (\n");

finds('kconfig', 'no help', qr{^apps/hello/Config.uk:\d+: HELLO_X has a prompt and no help},
	'apps/hello/Config.uk' => "config HELLO_X\n\tbool \"X\"\n");
finds('kconfig', 'select of a choice that is people\'s', qr{^apps/hello/Config.uk:\d+: selects TRACE, which},
	'apps/hello/Config.uk' => "config HELLO_X\n\tbool\n\tselect TRACE\n");
finds('kconfig', 'select of nothing', qr{selects NOTHERE, which no}, 'apps/hello/Config.uk' =>
	"config HELLO_X\n\tbool\n\tselect NOTHERE\n");

finds('documents', 'a dead link', qr{^README.md:\d+: links to doc/nothere.md}, 'README.md' => "[x](doc/nothere.md)\n");
finds('documents', 'a target that is not there', qr{^README.md:\d+: `make coffee'}, 'README.md' => "Type `make coffee`.\n");
my @bad = ('/ho' . 'me/me/unicore', 'deb.' . 'debian.org');
finds('words', $_, qr{^README.md:\d+: }, 'README.md' => "$_\n") for @bad;

# The rules that look at what was built.
my $out = "$dir/lint/build1";
$ENV{LINT_OUT} = "$dir/lint";
configure($out, 'linux', '# CONFIG_BUILD_DCE is not set');
makes('a build', "O=$out", '-j2');
for my $rule ('images', 'included') {
	my ($status, $said) = rule($rule);
	is("$status $said", '0 ', "$rule: passes the tree as it is");
}
my $main = "$tree/apps/hello/main.c";
append($main, "void stray(void);\nvoid stray(void)\n{\n"
	. "\t__asm__ volatile(\"movq %rax, -8(%rsp)\");\n}\n");
append("$tree/plat/linux/time.c", '__attribute__((weak)) void uk_plat_odd(void);'
	. "\nvoid uk_plat_odd(void) { }\n");
change("$tree/plat/linux/image.lds.S", qr/FLAGS\(6\)/, 'FLAGS(7)');
change("$tree/plat/linux/image.lds.S", qr/FLAGS\(6\)/, 'FLAGS(7)');
# The linker, too, warns of it.
append("$tree/plat/linux/Makefile.uk", "ldflags-y += -Wl,--no-fatal-warnings\n");
makes('a spoiled build', "O=$out", '-k');
my ($status, $said) = rule('symbols');
like($said, qr{^apps/hello/main.c:1: stray leaves the object}m, 'symbols: a stray name');
like($said, qr{^plat/linux/time.c:1: uk_plat_odd is weak}m, 'symbols: a weak contract');
($status, $said) = rule('images');
like($said, qr{^hello_linux-x86_64: a LOAD segment is writable and executable}m, 'images: W and X');
like($said, qr{^hello_linux-x86_64: asks for an executable stack}m, 'images: the stack');
like($said, qr{^hello_linux-x86_64: stray keeps data below}m, 'images: a red zone');
append("$tree/lib/core/base/print.c", "#include \"$tree/lib/alloc/tlsf/heap.h\"\n"
	. "#include \"/usr/include/linux/limits.h\"\n");
make("O=$out", '-k');
($status, $said) = rule('included');
like($said, qr{^lib/core/base/print.c:1: reads lib/alloc/tlsf/heap.h, which is private}m, 'included: a private header');
like($said, qr{^lib/core/base/print.c:1: reads /usr/include/linux/limits.h}m, 'included: a header of the host');
done_testing();
