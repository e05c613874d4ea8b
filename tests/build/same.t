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
my @images = map { ("hello_$_", "hello_$_.dbg") } 'linux-x86_64', 'kvm-x86_64';

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

# From the top folder, with the default output folder.
configure(undef, 'default', 'CONFIG_BASE_LOG_DEBUG=y');
makes('from the top folder', '-C', $tree, 'all', '-j2');
same('from the top folder', "$dir/out", "$tree/apps/hello/build");

# Everything ticked makes an image of each kind, the same as it is alone. (Without
# LTO, which is slow and compared above.)
my @ticked = grep { !/BUILD_LTO/ } grep { /=y$/ } split /\n/,
	read_file("$tree/apps/hello/configs/all");
# Objects that compilers would make of the same text and words may be those of before.
remembering();
my @machines = grep { /^CONFIG_(ARCH|PLAT|BOARD)_/ } @ticked;
my @others = grep { !/^CONFIG_(ARCH|PLAT|BOARD)/ } @ticked;
my $all = build('all images', "$tree/apps/hello", [undef, @machines, @others], '-j2');
my @kinds = map { m{/hello_([^/]+)\.run$} } glob("$all/*.run");
is_deeply(\@kinds, [qw(bare-arm-raspi2b bare-arm-vexpress-a15 bare-x86_64 kvm-arm
	kvm-x86_64 linux-arm linux-x86_64 xen-hvm-arm xen-hvm-x86_64 xen-pv-x86_64)], 'an image of each kind');
# Drivers that some kinds alone can have.
my %only = (LINUX => qr/^linux/, NETFRONT => qr/^xen/, BLKFRONT => qr/^xen/);

sub fits {
	my ($option, $kind) = @_;
	my ($word) = grep { $option =~ /^CONFIG_$_/ } keys %only;
	return !$word || $kind =~ $only{$word};
}

for my $kind (@kinds) {
	my ($plat, $arch, $board) = $kind =~ /^(.+?)-(x86_64|arm)(?:-(.+))?$/;
	my @machine = map { s/^CONFIG_\K([^=]+)/uc($1) =~ tr|-|_|r/er }
		"CONFIG_ARCH_$arch=y", "CONFIG_PLAT_$plat=y",
		$board ? "CONFIG_BOARD_$board=y" : ();
	my $alone = build("$kind alone", "$tree/apps/hello", [undef, @machine,
		grep { fits($_, $kind) } @others], '-j2');
	my @files = map { s{.*/}{}r } grep { /hello_[\w-]+(\.dbg|\.iso|\.run)?$/ }
		glob("$alone/hello_*");
	cmp_ok(scalar(@files), '>=', 3, "$kind alone: image, its twin, its script");
	ok(same_file("$alone/$_", "$all/$_"), "$kind alone: $_") for @files;
}
done_testing();
