#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Images run, whoever compiles them and however: gcc, clang, LTO, with unused code.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Test::More;
use Tree;

my $image = 'hello_linux-x86_64';

# Builds with these options and words, and runs the image; returns its size.
sub builds_and_runs {
	my ($name, $options, @words) = @_;
	my $arch = $name =~ /arm/ ? 'arm' : 'x86_64';
	my $image = "hello_linux-$arch";
	my $out = "$dir/" . $name =~ tr/a-zA-Z0-9/_/cr;
	configure($out, $arch eq 'arm' ? 'arm' : 'linux', 'CONFIG_BUILD_WERROR=y', @$options);
	my $said = makes("$name: builds", "O=$out", '-j2', @words);
	unlike($said, qr/warning/, "$name: without a warning");
	my $printed = qx($out/$image.run one 'two three');
	is($?, 0, "$name: runs");
	like($printed, qr/^Hello, world from linux on $arch/m, "$name: speaks");
	like($printed, qr/^argument 2: two three$/m, "$name: has its arguments");
	is(makes("$name: again", "O=$out", @words),
		"make: Nothing to be done for 'all'.\n", "$name: rests");
	$said = makes("$name: make size", "O=$out", 'size', @words);
	like($said, qr/^base +[1-9]/m, "$name: make size knows base");
	like($said, qr/^LTO: attributed by debugging information/m,
		"$name: and says how it knows") if "@$options" =~ /LTO/;
	return -s "$out/$image";
}

my @lto = ('CONFIG_BUILD_LTO=y');
my @all_code = ('# CONFIG_BUILD_DCE is not set');
my $plain = builds_and_runs('gcc', []);
cmp_ok(builds_and_runs('gcc, unused code left in',
	['# CONFIG_BUILD_DCE is not set']), '>', $plain,
	'leaving out unused code makes images smaller');
builds_and_runs('gcc, LTO', ['CONFIG_BUILD_LTO=y']);
builds_and_runs('gcc, for debugging', ['CONFIG_BUILD_OPTIMISE_DEBUG=y',
	'# CONFIG_BUILD_DEBUG_INFO is not set']);
builds_and_runs('clang', ['CONFIG_BUILD_OPTIMISE_SIZE=y'], 'CC=clang');
builds_and_runs('clang, LTO', ['CONFIG_BUILD_LTO=y'], 'CC=clang');

builds_and_runs('gcc for arm', []);
builds_and_runs('gcc for arm, LTO', ['CONFIG_BUILD_LTO=y']);
builds_and_runs('clang for arm', ['CONFIG_BUILD_OPTIMISE_SIZE=y'], 'CC=clang');
builds_and_runs('clang for arm, LTO', ['CONFIG_BUILD_LTO=y'], 'CC=clang');

# Another compiler in the same folder.
my $out = "$dir/gcc";
my @sources = compiled(makes('gcc, then clang', "O=$out", '-j2', 'CC=clang'));
my @all = split(/\n/, qx(find $out/x86_64 -name '*.o'));
is(scalar(@sources), scalar(@all), 'compiles everything again');
is(system("$out/$image >/dev/null") >> 8, 0, 'and runs');

# Two output folders of one tree do not meet.
mkdir("$dir/two");
configure("$dir/two", 'linux', 'CONFIG_HELLO_GREETING="Two"');
makes('another output folder', "O=$dir/two", '-j2');
like(qx($dir/two/$image), qr/^Two /, 'has its own configuration');
like(qx($out/$image), qr/^Hello, world /, 'and leaves the first alone');
done_testing();
