#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# The cross toolchain: it knows nothing of the host, and what it links becomes images.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Test::More;
use Tree;

my $out = "$dir/out";
my $triple = 'x86_64-unicore-elf';
configure($out, undef, qw(CONFIG_ARCH_X86_64=y CONFIG_PLAT_KVM=y
	CONFIG_PLAT_LINUX=y));
my ($status, $said) = make("O=$out", 'sdk');
isnt($status, 0, 'without newlib: fails');
like($said, qr/CONFIG_NEWLIB/, 'and says what to tick');
append("$out/.config", "CONFIG_NEWLIB=y\nCONFIG_CXX=y\n");
change("$out/.config", qr/CONFIG_NOLIBC=y\n/, '');
change("$out/.config", qr/# CONFIG_CXX is not set\n/, '');
makes('olddefconfig', "O=$out", 'olddefconfig');
makes('make sdk', "O=$out", '-j2', 'sdk');

# Wherever it is moved to.
my $sdk = "$dir/elsewhere/unicore";
mkdir("$dir/elsewhere");
rename("$out/sdk", $sdk) or die;
rename($out, "$out.away") or die;
$ENV{PATH} = "$sdk/bin:$ENV{PATH}";
mkdir("$dir/work");
chdir("$dir/work") or die;

sub run {
	my ($command) = @_;
	write_file('command.sh', "$command\n");
	my $said = qx(timeout 60 sh command.sh 2>&1 </dev/null);
	return ($? >> 8, $said);
}

sub succeeds {
	my ($name, $command) = @_;
	my ($status, $said) = run($command);
	is($status, 0, $name) or diag($said);
	return $said;
}

sub refused {
	my ($name, $command, $pattern) = @_;
	my ($status, $said) = run($command);
	isnt($status, 0, "$name: refused");
	like($said, $pattern, "$name: with the reason");
}

for my $tool (qw(cc c++ gcc g++ ld ar nm ranlib strip objcopy)) {
	succeeds("$tool is there", "$triple-$tool --version");
}
is(succeeds('whom it compiles for', "$triple-gcc -dumpmachine"), "$triple\n", 'is said');

# A program of two files and an archive.
write_file('main.c', <<'END');
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int twice(int n);

int main(int argc, char **argv)
{
	printf("%s %d %.3f\n", argc > 1 ? argv[1] : "-", twice(21), sqrt(argc));
	for (int i = 0; i < 2; i++)
		if (fork() < 0)
			printf("errno is ENOSYS: %d\n", errno == ENOSYS);
	return 5;
}
END
write_file('twice.c', "int twice(int n) { return 2 * n; }\n");
succeeds('compiles', "$triple-gcc -O2 -Wall -Werror -c main.c twice.c");
succeeds('puts into an archive', "$triple-ar rc libtwice.a twice.o");
succeeds('links', "$triple-gcc -g -pie -Wl,-rpath,/nowhere -o prog main.o -L. -ltwice -lm -pthread");
($status, $said) = run('./prog one');
is($status, 5, 'it runs, and has a status');
is($said =~ s/^uk: .*\n//mgr, "one 42 1.414\n" . "errno is ENOSYS: 1\n" x 2, 'it prints');
is(scalar(() = $said =~ /^uk: fork: not in this image: /mg), 1,
	'a call that is missing says so once');

# Installed, stripped, and made into an image of another platform.
succeeds('strips', "$triple-strip prog && mkdir installed && mv prog installed && rm *.o *.a");
succeeds('makes an image', 'unicore-image kvm installed/prog -o image');
like((run('timeout 30 ./image.run two'))[1],
	qr/^two 42 1\.414\r?\n.*^uk: exit 5/ms, 'which boots');
succeeds('and one more for linux', 'unicore-image linux-x86_64 installed/prog -o process');
is((run('./process.run three'))[0], 5, 'which runs');
refused('an image of a host program', 'unicore-image kvm /bin/true',
	qr{^/bin/true: nothing in it says what it is made of}m);
refused('an unknown platform', 'unicore-image vax installed/prog',
	qr/there are: kvm-x86_64 linux-x86_64/);

# What programs try out before they build.
write_file('try.c', 'int main(void) { return 0; }');
for my $header (qw(linux/if.h gnu/libc-version.h sys/epoll_of_the_host.h
		features.h stdio_ext_of_glibc.h bits/wordsize.h asm/types.h)) {
	write_file('header.c', "#include <$header>\n");
	refused("<$header>", "$triple-gcc -E header.c", qr/No such file/);
}
write_file('header.c', <<'END');
#if defined(__linux__) || defined(__gnu_linux__) || defined(linux)
#error this is the host
#endif
#ifndef __unicore__
#error this is not Unicore
#endif
#include <dlfcn.h>
#include <limits.h>
#include <pthread.h>
#include <semaphore.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <time.h>
char off_t_has_64_bits[sizeof(off_t) == 8 ? 1 : -1];
char mutex_is_unicores[sizeof(pthread_mutex_t) > 2 * sizeof(void *) ? 1 : -1];
char lengths_are_right[SSIZE_MAX > 0 && PATH_MAX > 255 ? 1 : -1];
time_t (*time_is_ours)(struct tm *) = timegm;
pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
END
succeeds('knows where it is', "$triple-gcc -Wall -Werror -c header.c");
refused('a function that nobody has', "echo 'int f(void); int main(void) { return f(); }'"
	. " | $triple-gcc -x c - -o try", qr/undefined reference to [`']f'/);
refused("one of the host's libraries", "$triple-gcc -o try try.c -lresolv",
	qr/error: cannot find -lresolv$/m);
succeeds('a library by its name', "$triple-gcc -c twice.c && $triple-ar rc libtwice.a twice.o &&"
	. " $triple-gcc -o try main.c -l twice -Wl,-rpath -Wl,/nowhere -L .");
refused('a shared library', "$triple-gcc -shared -o try.so try.c",
	qr/error: shared libraries are not supported/);
succeeds('one command for all', "$triple-gcc -s try.c -o try && ./try");

# A frame of many pages does not reach over the one that guards the stack.
write_file('frame.c', <<'END');
int deep(char *p);
int main(int argc, char **argv)
{
	char frame[9 << 20];

	return argv[argc] ? 0 : deep(frame);
}
int deep(char *p) { return *p; }
END
succeeds('a large frame', "$triple-gcc -O1 frame.c -o frame && unicore-image kvm frame -o image");
like((run('timeout 30 ./image.run'))[1], qr/^crash: stack overflow at /m, 'is noticed');
write_file('plus.cc', <<'END');
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

struct Said {
	Said() { std::puts("made"); }
	~Said() { std::puts("gone"); }
} said;

int main()
{
	std::vector<int> v{3, 1, 2};
	std::sort(v.begin(), v.end());
	std::printf("%d %.1f\n", v[0], std::sqrt(v[1] * 2.0));
}
END
succeeds('C++', "$triple-g++ -Wall -Werror plus.cc -o plus");
is((run('./plus'))[1], "made\n1 2.0\ngone\n", 'makes and ends its objects');
succeeds('an assembler', "echo '.globl x; x: ret' >x.S; $triple-gcc -c x.S");

# CMake finds what there is and nothing of the host.
SKIP: {
	skip 'cmake is not there: make setup', 4 if system('cmake --version >/dev/null 2>&1');
	write_file('CMakeLists.txt', <<'END');
cmake_minimum_required(VERSION 3.13)
project(tiny C)
include(CheckIncludeFile)
include(CheckFunctionExists)
check_include_file(linux/if.h HAVE_LINUX)
check_function_exists(no_such_thing HAVE_NO_SUCH_THING)
check_function_exists(printf HAVE_PRINTF)
message("found ${HAVE_LINUX}${HAVE_NO_SUCH_THING}${HAVE_PRINTF}${UNIX} for ${CMAKE_SYSTEM_NAME}")
add_library(twice STATIC twice.c)
add_executable(tiny main.c)
target_link_libraries(tiny twice m)
install(TARGETS tiny)
END
	like(succeeds('cmake', "cmake -B cmade . -DCMAKE_INSTALL_PREFIX=\$PWD/inst"
		. " -DCMAKE_TOOLCHAIN_FILE=$sdk/share/$triple.cmake"), qr/^found 11 for Unicore$/m,
		'cmake: finds printf and nothing else');
	succeeds('cmake builds', 'cmake --build cmade && cmake --install cmade --strip');
	is((run('inst/bin/tiny'))[0], 5, 'what runs');
}

# So does Meson.
SKIP: {
	skip 'meson is not there: make setup', 3 if system('meson --version >/dev/null 2>&1');
	write_file('meson.build', <<'END');
project('tiny', 'c')
cc = meson.get_compiler('c')
message('found', cc.has_header('linux/if.h'), cc.has_function('no_such_thing'),
	cc.has_function('printf'), cc.sizeof('off_t'), host_machine.system())
twice = library('twice', 'twice.c')
executable('tiny', 'main.c', link_with: twice, dependencies: cc.find_library('m'))
END
	like(succeeds('meson', "meson setup --cross-file $sdk/share/$triple.meson meson"),
		qr/^Message: found false false true 8 unicore$/m,
		'meson: finds printf and nothing else');
	succeeds('meson builds', 'meson compile -C meson');
	is((run('meson/tiny'))[0], 5, 'what runs');
}

# configure is told which calls only seem to be there.
is(succeeds('config.site', ". $sdk/share/config.site; echo \$ac_cv_func_fork"
	. ' $ac_cv_search_dlopen $ac_cv_func_malloc_0_nonnull $ac_cv_func_printf'),
	"no no yes\n", 'knows');
is(succeeds('pkg-config', "$triple-pkg-config --list-all"), '', 'finds nothing of the host');

chdir('/');
done_testing();
