#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# What make tells: size, graph, initlist, compile_commands.json, help.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use JSON::PP;
use Test::More;
use Tree;

# A library that only one platform has.
write_file("$tree/lib/core/only/Makefile.uk",
	"# lib/core/only: a test\nfor-y := kvm\nuses-y := memmap\n");
write_file("$tree/lib/core/only/Config.uk", "config ONLY\n\tbool\n\tdefault y\n");
append("$tree/lib/core/Makefile.uk", "libs += only\n");
change("$tree/lib/core/Config.uk", qr/(?=^endmenu)/m,
	"source \"\$UK_ROOT/lib/core/only/Config.uk\"\n");
my $out = "$dir/out";
configure($out, 'default');
makes('the build', "O=$out", '-j2');

# Sizes are those that the file has.
for my $platform ('linux', 'kvm') {
	my $image = "$out/hello_$platform-x86_64";
	my $said = makes("size of $platform", "O=$out", 'size', "PLAT=$platform");
	my %rows = map { /^(\S.*?)((?: +\d+){5})$/ ? ($1 => [split(' ', $2)]) : () }
		split(/\n/, $said);
	my $sum = delete($rows{sum});
	ok($sum && $rows{base} && $rows{$platform}, "$platform: has its libraries");
	for my $column (0 .. 4) {
		my $total = 0;
		$total += $_->[$column] for values(%rows);
		is($total, $sum->[$column], "$platform: column $column adds up");
	}
	my %section = map { /^\.(\w+) +(\d+)/ ? ($1 => $2) : () } qx(size -A $image);
	is($sum->[0], $section{text}, "$platform: text is what size(1) says");
	is($sum->[3], $section{bss}, "$platform: bss, too");
	like($said, qr/^The file: @{[-s $image]} bytes$/m, "$platform: the file");
	my $left = $platform eq 'linux';
	is($said =~ /only: lib\/core\/only\/Makefile.uk says for-y := kvm$/m, $left,
		"$platform: what is left out, and why");
}

# The order of init functions is that of their addresses in the image.
for my $platform ('linux', 'kvm') {
	my $said = makes("initlist of $platform", "O=$out", 'initlist',
		"PLAT=$platform");
	my @listed = map { /^\d (\w+) +\S+ +(\w+)$/ ? "uk_init_$1_$2" : () }
		split(/\n/, $said);
	my @real = map { /(uk_init_[a-z]+_\w+)$/ ? $1 : () }
		grep { !/ [TA] |_(start|end|unmasked)$/ }
		qx(nm -n $out/hello_$platform-x86_64.dbg);
	cmp_ok(scalar(@listed), '>=', 2, 'it has some');
	is_deeply(\@listed, \@real, 'in the order in which they run');
}

my $said = makes('graph', "O=$out", 'graph');
is($said, "$out/graph.dot\n$out/graph.svg\n", 'graph names its files');
like(qx(dot -Tplain $out/graph.dot), qr/^edge kvm pc /m, 'dot reads it');
like(read_file("$out/graph.svg"), qr/<svg/, 'and draws it');

$said = makes('compile_commands.json', "O=$out", 'compile_commands.json');
my $entries = eval { decode_json(read_file("$out/compile_commands.json")) };
is($@, '', 'JSON reads it');
chomp(my @objects = qx(find $out/x86_64 -name '*.o'));
is(scalar(@{$entries // []}), scalar(@objects), 'an entry for each object');
my $failed = 0;
for my $entry (@{$entries // []}) {
	$failed++ if !-e $entry->{file};
	next if $entry->{file} !~ /(console|print|main)\.c$/;
	my $command = $entry->{command} =~ s/^gcc/clang -fsyntax-only -Werror/r;
	system("cd $entry->{directory} && $command") == 0 or $failed++;
}
is($failed, 0, 'clang accepts the commands');

# The targets of the top folder are told there, and only there.
my $here = makes('help of an application', 'help');
my $top = makes('help at the top', '-C', $tree, 'help');
my ($line) = read_file("$tree/support/build/top.mk") =~ /^\.PHONY: (.*)$/m;
for my $target (split(' ', $line)) {
	like($top, qr/\b$target\b(:|  )/, "help at the top tells of $target");
}
unlike($here, qr/^The project$/m, 'help of an application tells of its own');
done_testing();
