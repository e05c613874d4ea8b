#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# Two builds are identical, wherever the tree stands and however they are run.
use v5.30;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Test::More;
use Tree;

my $other = "$dir/somewhere/else/with-a-longer-name";
copy_tree($other);
my @images = map { ("hello_$_", "hello_$_.dbg") } 'linux-x86_64', 'kvm-x86_64', 'linux-arm';

# Builds as told, in a new output folder, and returns that folder.
sub build {
	my ($name, $where, $config, @words) = @_;
	state $count = 0;
	my $out = "$dir/out" . 'x' x $count++;
	configure($out, @$config);
	makes("$name: builds", '-C', $where, "O=$out", @words);
	return $out;
}

sub same {
	my ($name, $one, $two) = @_;
	for my $image (grep { -e "$one/$_" } @images) {
		ok(same_file("$one/$image", "$two/$image"), "$name: $image");
	}
}

for (['gcc', 'default', 'CONFIG_BASE_LOG_DEBUG=y'], ['clang', 'linux'],
		['gcc', 'linux', 'CONFIG_BUILD_LTO=y']) {
	my ($compiler, @config) = @$_;
	my $cc = "CC=$compiler";
	my $one = build("@$_", "$tree/apps/hello", \@config, $cc, '-j1');
	my $two = build("@$_ elsewhere", "$other/apps/hello", \@config, $cc, '-j4');
	same("@$_, another place, -j4", $one, $two);
	for my $image (grep { /dbg$/ && -e "$one/$_" } @images) {
		unlike(read_file("$one/$image"), qr/\Q$dir\E/,
			"@$_: $image does not tell where it was built");
	}
}

# Each image is the same alone as with all the others.
my $all = build('all images', "$tree/apps/hello",
	['default', 'CONFIG_ARCH_ARM=y', 'CONFIG_BASE_LOG_DEBUG=y'], '-j2');
for my $config ('linux', 'kvm', 'arm') {
	my $alone = build("$config alone", "$tree/apps/hello", [$config,
		'CONFIG_HELLO_CRASH=y', 'CONFIG_BASE_LOG_DEBUG=y'], '-j2');
	same("$config alone", $alone, $all);
}

# From the top folder, with the default output folder.
configure(undef, 'default', 'CONFIG_BASE_LOG_DEBUG=y');
makes('from the top folder', '-C', $tree, 'all', '-j2');
same('from the top folder', "$dir/out", "$tree/apps/hello/build");
done_testing();
