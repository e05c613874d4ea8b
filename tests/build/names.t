#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# The table of names: each function with its library, whatever is between them.
use v5.30;
use warnings;
use FindBin;
use Test::More;

my $awk = "$FindBin::Bin/../../support/build/symbols.awk";

# What map.awk says of three libraries' text, the second one's out of the build's
# folder, then what nm -n says.
my $input = <<'END';
section .text 80
input .text 16 .text.first /out/x86_64/base/first.o 4096
input .text 32 .text.second /tmp/cc1.ltrans0.o 4112
input .text 32 .text.third /out/x86_64/pc/third.o 4144
input .rodata 8 .rodata /out/x86_64/pc/third.o 8192
0000000000001000 T first
0000000000001000 T alias_of_first
0000000000001010 t second
0000000000001030 T third
000000000000103f t inside_third
0000000000001050 T uk_text_last
0000000000002000 R not_a_function
END

open(my $pipe, '-|', 'sh', '-c', 'printf %s "$1" | awk -v out=/out -f "$2" -',
	'sh', $input, $awk) or die "awk: $!";
my @lines = <$pipe>;
close($pipe);
is($?, 0, 'awk is content');

my @entries = map { /^\t\.long (0x\w+), (\d+), (\d+)$/ ? [$1, $2, $3] : () } @lines;
my $names = join('', map { /^\t\.asciz "(.*)"$/ ? "$1\0" : () } @lines);
my $at = sub { (split(/\0/, substr($names, $_[0]) . ' '))[0] };
is_deeply([map { [$_->[0], $at->($_->[1]), $at->($_->[2])] } @entries], [
	['0x00001000', 'first', 'base'],
	['0x00001010', 'second', ''],
	['0x00001030', 'third', 'pc'],
	['0x0000103f', 'inside_third', 'pc'],
	['0x00001050', 'uk_text_last', 'pc'],
], 'names and libraries, in order of address');
done_testing();
