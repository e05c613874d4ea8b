#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# make debug: gdb stops at main, knows its lines, and prints the trace.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Test::More;

for my $gdb ('gdb', 'gdb-multiarch') {
	plan skip_all => "$gdb is not there: make setup"
		if !grep { -x "$_/$gdb" } split(/:/, $ENV{PATH});
}

my $out = build('hello', 'default', 'TRACE=y');
each_image($out, sub {
	my ($image) = @_;
	my $go = "$image->{plat}-$image->{arch}" eq 'linux-x86_64' ? 'run' : 'continue';
	write_file("$dir/commands", "set pagination off\nset backtrace past-main on\nbreak main\n$go\nbt\nuk-trace\nkill\n");
	my $which = "PLAT=$image->{plat} ARCH=$image->{arch}"
		. ($image->{board} ? " BOARD=$image->{board}" : '');
	my $said = qx(GDB_FLAGS='-batch -x $dir/commands' timeout 60 \\
		make -C $ROOT/apps/hello O=$out debug $which 2>&1 </dev/null);
	like($said, qr/^(?:Thread 1 hit )?Breakpoint 1, main \(.*hello\/main\.c:\d+/m, 'stops at main') or diag($said);
	like($said, qr/^#0 +main .*main\.c:\d+\n#1 .*uk_start.*boot\.c:\d+/m, 'shows the calls');
	like($said, qr/base: init function 0x/, 'shows the events') or diag($said);
	unlike($said, qr/No such file or directory/, 'finds the sources');
});

done_testing();
