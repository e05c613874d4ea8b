#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# hello with newlib is as small as it should be, with POSIX or without; no call hides one of newlib's.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Test::More;
use Tree;

my $out = "$dir/out";
configure($out, 'newlib');
makes('hello with newlib', "O=$out", '-j2');
cmp_ok(-s "$out/hello_kvm-x86_64", '<=', 64 << 10, 'is no more than 64 KiB');
like(qx($out/hello_linux-x86_64 one), qr/^memory: \d+ KiB.*^argument 1: one$/ms,
	'and prints');
my $size = makes('make size', "O=$out", 'size');
like($size, qr/^newlib-3\.3\.0 +[1-9]/m, 'knows newlib');
unlike($size, qr/^missing /m, 'calls that nobody makes take no memory');
is(makes('again', "O=$out"), "make: Nothing to be done for 'all'.\n", 'rests');

# What is not ticked takes no memory, and what nobody calls next to none.
my @posix = map { m{([^/]+)/Makefile\.uk$} } glob("$tree/lib/posix/*/Makefile.uk");
cmp_ok(scalar(@posix), '>', 12, 'POSIX is many libraries');

# Of those, what `make size` says each takes.
sub taken {
	my %all = $_[0] =~ /^(\S+) .* (\d+)$/mg;
	return { map { $_ => $all{$_} } grep { $all{$_} } @posix };
}
is_deeply(taken($size), {}, 'none of them is ticked, and none takes memory');

# What lib/posix/missing defines, newlib must not have.
my @missing = map { /^(?:FAILS|NULLS|ERROR|EMPTY|ENDS)\((\w+)\)/mg }
	map { read_file($_) } glob("$tree/lib/posix/missing/*.c");
cmp_ok(scalar(@missing), '>', 400, 'calls may be missing');
my %seen;
is_deeply([grep { $seen{$_}++ } @missing], [], 'each is there once');
my %newlib = map { $_ => 1 } map { /^\S+ [TDBRWV] (\w+)$/mg }
	qx(nm $out/x86_64/newlib-3.3.0/lib/libc.a $out/x86_64/newlib-3.3.0/lib/libm.a);
ok($newlib{printf} && $newlib{sin}, 'newlib has printf and sin');
is_deeply([grep { $newlib{$_} } @missing], [], 'none is one of newlib\'s');

# Who calls one is told once which it was.
my $main = read_file("$tree/apps/hello/main.c");
write_file("$tree/apps/hello/main.c", <<'END');
// SPDX-License-Identifier: BSD-3-Clause
// Calls what is not there, twice.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

int main(void)
{
	for (int i = 0; i < 2; i++) {
		if (open("/etc/motd", O_RDONLY) < 0)
			printf("%d\n", errno == ENOSYS);
	}
	return 0;
}
END
makes('a program that calls what is not there', "O=$out", '-j2');
is(qx($out/hello_linux-x86_64 2>&1), <<'END', 'says so once, and goes on');
uk: open: not in this image: no library for files is ticked (lib/posix)
1
1
END

# All of POSIX, and a program that calls nothing of it: descriptors are the
# console from the start, and who ends or starts a thread asks after its state.
write_file("$tree/apps/hello/main.c", $main);
configure($out, 'newlib', '# CONFIG_PLAT_LINUX is not set', map({ "CONFIG_$_=y" }
	qw(PALLOC SLAB THREAD MUTEX COND RWLOCK ONCE VFS LWIP), map({ uc } @posix)));
my $config = read_file("$out/.config");
is_deeply([grep { $config !~ /^CONFIG_\U$_\E=y$/m } @posix], [], 'all are ticked now');
makes('hello with POSIX', "O=$out", '-j2');
my $takes = taken(makes('make size of that', "O=$out", 'size'));
my %most = (fd => 5500, pthread => 3000, signal => 8700, system => 250);
cmp_ok($takes->{$_} // 0, '<=', $most{$_}, "$_ takes little") for sort keys %most;
is_deeply([grep { !$most{$_} } sort keys %$takes], [], 'the others take nothing');

# Its own headers lead to one of ours, which names them.
my $headers = read_file("$out/x86_64/lwip/core/tcp.d");
like($headers, qr{/config/lwip/tcp/max\.h}, 'a package is compiled anew with the options that configure it');

done_testing();
