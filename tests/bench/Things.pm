# SPDX-License-Identifier: BSD-3-Clause
# What is measured, and by what: images of hello, bare stubs, host tools.
package Things;
use v5.30;
use warnings;
use Bench;
use Exporter 'import';
use File::Basename 'basename';
use File::Path 'make_path';

our @EXPORT = qw(hello built bare_guest bare_process host_tool address_of load_address);

my @compile = ($ENV{CC} || 'gcc');

# An image of hello, built as its configs/$config says.
sub hello {
	my ($config, $platform, $arch) = @_;
	return built('apps/hello', $config, $platform, $arch // 'x86_64', $config);
}

sub build {
	my ($folder, $config, $out) = @_;
	my @make = ('make', '-C', "$ROOT/$folder", "O=$out");
	make_path($out);
	quietly(@make, "${config}_defconfig");
	quietly(@make, '-j2');
	return;
}

# The same of the application in a folder of the tree; its builds are in $work/$as.
sub built {
	my ($folder, $config, $platform, $arch, $as) = @_;
	my $out = "$work/$as";
	state %lacks;
	$lacks{$as} //= eval { build($folder, $config, $out); '' } // $@;
	die $lacks{$as} if $lacks{$as} ne '';
	my $image = "$out/" . basename($folder) . "_$platform-$arch";
	-e $image or die "configs/$config: makes no $image\n";
	return $image;
}

sub stub {
	my ($name, $line, @flags) = @_;
	my $stub = "$work/$name";
	quietly(@compile, '-nostdlib', '-static', '-s', '-Wl,--build-id=none',
		qq(-DLINE="$line"), '-o', $stub, @flags);
	return $stub;
}

# A guest that only prints the line, linked at the address; started as ours are.
sub bare_guest {
	my ($line, $address) = @_;
	my $source = "$ROOT/tests/bench/stub/kvm";
	my $stub = stub(sprintf('stub-%x', $address), $line, "$source.S", '-T',
		"$source.lds", '-Wl,-n,--defsym=ADDRESS=' . $address);
	quietly('sh', '-c', "awk -v root=$ROOT -f $ROOT/support/build/inline.awk"
		. " $ROOT/plat/kvm/arch/x86_64/run >$stub.run");
	chmod 0755, "$stub.run";
	return $stub;
}

sub bare_process {
	my ($line) = @_;
	return stub('stub-linux', $line, '-Wl,-z,noseparate-code',
		"$ROOT/tests/bench/stub/linux.S");
}

# A program of host/, compiled; or one of other sources.
sub host_tool {
	my ($name, @sources) = @_;
	@sources = "$ROOT/tests/bench/host/$name.c" if !@sources;
	quietly(@compile, qw(-O2 -std=gnu11 -o), "$work/$name", @sources);
	return "$work/$name";
}

sub address_of {
	my ($image, $symbol) = @_;
	quietly('nm', "$image.dbg") =~ /^([0-9a-f]+) . \Q$symbol\E$/m
		or die "$image.dbg has no symbol $symbol\n";
	return hex $1;
}

sub load_address {
	my ($image) = @_;
	return address_of($image, 'uk_text_start');
}

1;
