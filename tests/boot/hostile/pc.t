#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# A PC whose loader or firmware lies: PVH, Multiboot2, ACPI. The image says what is wrong, or does without.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..", $FindBin::Bin;
use Boot;
use Lies;
use Test::More;

# Where the lies are in memory; what is beyond them is 0.
my $INFO = 0x8000;
my ($PAGE, $MIB) = (4096, 1 << 20);

my $hello = qr/^Hello, world.*^uk: exit 0$/ms;

sub crash {
	my ($reason) = @_;
	return qr/^crash: \Q$reason\E.*^uk: exit 134$/ms;
}

# PVH -----------------------------------------------------------------------

# A start info of 56 bytes, with a map of memory and modules behind it; what is
# given takes the place of what is right.
sub start_info {
	my (%is) = @_;
	my $map = join('', map { pack('Q<Q<VV', @$_, 0) } @{ $is{map}
		// [[0, 640 << 10, 1], [$MIB, 64 * $MIB, 1]] });
	my @modules = @{ $is{modules} // [] };
	my $modules_at = $INFO + 56 + length($map);
	return pack('V4Q<4VV', $is{magic} // 0x336ec578, $is{version} // 1, 0,
		$is{module_count} // scalar(@modules), $is{modules_at} // $modules_at,
		$is{cmdline} // 0, $is{rsdp} // 0, $is{map_at} // $INFO + 56,
		$is{map_count} // length($map) / 24, 0)
		. $map . join('', map { pack('Q<4', @$_, 0, 0) } @modules);
}

sub pvh {
	my ($image) = @_;
	my $try = sub {
		my ($name, $expected, %is) = @_;
		says("PVH: $name", [start_pc($image, 'microvm', 0, $INFO,
			$INFO => start_info(%is))], $expected);
	};
	$try->('all is right', $hello);
	$try->('magic', crash('kvm: no PVH start info'), magic => 0x2badb002);
	$try->('version', crash('kvm: PVH start info of version 0'), version => 0);
	my $lists = crash('kvm: PVH start info has lists that are out of reach');
	$try->('a map out of reach', $lists, map_at => 1 << 40);
	$try->('a map of 4 thousand million', $lists, map_count => 0xffffffff);
	$try->('modules out of reach', $lists, modules_at => ~0, module_count => 2);
	my $outside = crash('kvm: PVH module lies outside of RAM');
	$try->('a module outside', $outside, modules => [[65 * $MIB - 1, 2]]);
	$try->('a module that wraps', $outside, modules => [[~0 - 5, 10]]);
	$try->('a module in page zero', crash('kvm: PVH module lies in page zero'),
		modules => [[16, 16]]);
	$try->('a command line out of reach', crash('kvm: PVH command line is out of'
		. ' reach'), cmdline => 1 << 62);
	$try->('a command line in page zero', crash('memmap: the command line lies in'
		. ' page zero'), cmdline => 16);
	$try->('RAM that is not there', crash('paging: there is no RAM at'),
		map => [[0, 640 << 10, 1], [$MIB, 512 * $MIB, 1]]);
	$try->('more RAM than there are addresses', crash('paging: there is no RAM at'),
		map => [[0, ~0, 1], [$PAGE, ~0 - $PAGE, 1]]);
	$try->('RAM that wraps', $hello, map => [[$MIB, 64 * $MIB, 1], [~0 - $PAGE, ~0, 1]]);
	$try->('all of it reserved', qr/^crash: .*no memory|failed.*^uk: exit 134$/ms,
		map => [[$MIB, 64 * $MIB, 1], [0, ~0, 2]]);
}

# ACPI ----------------------------------------------------------------------

my $ROOT = 0x9000;

sub sealed {
	my ($bytes, $field) = @_;
	substr($bytes, $field, 1) = pack('C', -unpack('%8C*', $bytes) & 255);
	return $bytes;
}

sub table {
	my ($signature, $body, $length) = @_;
	return sealed($signature . pack('V', $length // 36 + length($body))
		. "\1\0" . "\0" x 26 . $body, 9);
}

# The root pointer, and the tables that its list names, each on a page of its own;
# $change spoils that.
sub acpi {
	my ($change, @tables) = @_;
	my $list = table('XSDT', join('', map { pack('Q<', $ROOT + ($_ + 2) * $PAGE) }
		0 .. $#tables));
	my $root = 'RSD PTR ' . "\0" x 7 . "\2" . pack('VVQ<V', 0, 36, $ROOT + $PAGE, 0);
	my %memory = ($ROOT => sealed(sealed($root, 8), 32), $ROOT + $PAGE => $list,
		map { $ROOT + ($_ + 2) * $PAGE => $tables[$_] } 0 .. $#tables);
	$change->(\%memory) if $change;
	return %memory;
}

# What timers, interrupts and power-off need of ACPI is as good as absent if it
# lies: all tests of the image pass.
sub lying_tables {
	my ($image) = @_;
	my $apic = pack('VV', 0xfee00000, 1);
	my $override = pack('C4VS<', 2, 10, 0, 0, 2, 0);
	my $fadt = sub { return table('FACP', substr("\0" x 208, 0, $_[0])) };
	my $try = sub {
		my ($name, %memory) = @_;
		says("ACPI: $name", [start_pc($image, 'microvm', 0, $INFO, %memory,
			$INFO => start_info(rsdp => $ROOT))], qr/^ok .*^uk: exit 0$/ms);
	};
	my $ioapic = sub { return pack('C4VV', 1, 12, 0, 0, @_) };
	my $far = pack('Q<', 1 << 50);
	$try->('none at all');
	$try->('a wrong sum', acpi(sub { $_[0]{$ROOT} =~ s/^RSD/RSX/ }));
	$try->('a list of 4 GiB', acpi(sub { substr($_[0]{$ROOT + $PAGE}, 4, 4) = "\xff" x 4 }));
	$try->('a list out of reach', acpi(sub {
		substr($_[0]{$ROOT}, 24, 8) = $far;
		$_[0]{$ROOT} = sealed($_[0]{$ROOT}, 32);
	}));
	$try->('a list that names itself', acpi(sub {
		$_[0]{$ROOT + $PAGE} = table('XSDT', pack('Q<', $ROOT + $PAGE) x 100);
	}));
	$try->('interrupts without an end', acpi(undef,
		table('APIC', $apic . "\1\0" x 50), $fadt->(208)));
	$try->('an I/O APIC in RAM', acpi(undef,
		table('APIC', $apic . $override . $ioapic->($MIB, 0)), $fadt->(208)));
	$try->('an I/O APIC that is not there', acpi(undef,
		table('APIC', $apic . $override . $ioapic->(0xfd000000, 0)), $fadt->(20)));
	$try->('tables cut off', acpi(undef, table('APIC', "\0"), $fadt->(0),
		table('HPET', "\0")));
	$try->('an event timer in RAM', acpi(undef, table('HPET',
		"\0" x 8 . pack('Q<', $MIB) . "\0" x 4)));
	$try->('an event timer that is not there', acpi(undef, table('HPET',
		"\0" x 8 . pack('Q<', 0xfd000000) . "\0" x 4)));
}

# Multiboot2 ----------------------------------------------------------------

sub tag {
	my ($type, $content, $bytes) = @_;
	my $tag = pack('VV', $type, $bytes // 8 + length($content)) . $content;
	return $tag . "\0" x (-length($tag) % 8);
}

sub memory_map {
	return tag(6, pack('VV', 24, 0) . join('', map { pack('Q<Q<VV', @$_, 0) } @_));
}

sub screen {
	my ($kind, $address, $width, $height, $pitch, $depth) = @_;
	return tag(8, pack('Q<VVVCCS<', $address, $pitch, $width, $height, $depth, $kind, 0)
		. pack('C6', 16, 8, 8, 8, 0, 8));
}

sub multiboot2 {
	my ($image) = @_;
	my $plain = memory_map([0, 640 << 10, 1], [$MIB, 64 * $MIB, 1]);
	my $module = sub { return tag(3, pack('VV', @_) . "m\0") };
	my $try_at = sub {
		my ($name, $magic, $info, $expected, $tags, $bytes) = @_;
		says("Multiboot2: $name", [start_pc($image, 'pc', $magic, $info, $INFO =>
			pack('VV', $bytes // 8 + length($tags), 0) . $tags)], $expected);
	};
	my $try = sub {
		my ($name, $expected, @tags) = @_;
		$try_at->($name, 0x36d76289, $INFO, $expected, join('', @tags, tag(0, '')));
	};
	my $damaged = crash('bare: no Multiboot2 boot information, or it is damaged');
	$try->('all is right', $hello, $plain);
	$try_at->('magic', 0x2badb002, $INFO, crash('bare: no Multiboot2 loader'), $plain);
	$try_at->('no end', 0x36d76289, $INFO, $damaged, $plain);
	$try_at->('out of reach', 0x36d76289, 0xfffffff0, $damaged, $plain);
	$try_at->('not aligned', 0x36d76289, $INFO + 4, $damaged, $plain);
	$try_at->('4 GiB of it', 0x36d76289, $INFO, $damaged, $plain, 0xffffffff);
	$try->('a tag of no size', $damaged, tag(1, 'abcdefgh', 0), $plain);
	$try->('a tag of 4 GiB', $damaged, tag(1, 'abcdefgh', 0xffffffff), $plain);
	$try->('no map', crash('bare: Multiboot2 loader gives no memory map'), tag(1, "a\0"));
	my $senseless = crash('bare: Multiboot2 memory map makes no sense');
	$try->('a map of entries of no size', $senseless, tag(6, pack('VVV', 0, 0, 0)));
	$try->('a command line without an end', crash('bare: Multiboot2 command line has no'
		. ' end'), $plain, tag(1, 'abcdefgh'));
	my $outside = crash('bare: Multiboot2 module lies outside of RAM');
	$try->('a module outside', $outside, $plain, $module->(64 * $MIB, 66 * $MIB));
	$try->('a module that ends first', $outside, $plain, $module->(3 * $MIB, 2 * $MIB));
	$try->('a module in page zero', crash('bare: Multiboot2 module lies in page zero'),
		$plain, $module->(0, 16));
	$try->('firmware that still runs', crash('bare: Multiboot2 loader left EFI\'s boot'
		. ' services running'), $plain, tag(18, ''));
	$try->('RAM that is not there', crash('paging: there is no RAM at'),
		memory_map([0, 640 << 10, 1], [$MIB, 512 * $MIB, 1]));
	$try->('text in page zero', $hello, $plain, screen(2, 1024, 80, 25, 160, 16));
	$try->('text over the boot information', $hello, $plain,
		screen(2, $INFO, 80, 25, 160, 16));
	$try->('text over the image', $hello, $plain, screen(2, $MIB, 80, 25, 160, 16));
	$try->('pixels over the image', $hello, $plain,
		screen(1, $MIB, 640, 480, 2560, 32));
	$try->('pixels that wrap', $hello, $plain,
		screen(1, ~0 - 100, 640, 480, 2560, 32));
	$try->('more pixels than there can be', $hello, $plain, screen(1, 0xfd000000,
		~0 & 0xffffffff, ~0 & 0xffffffff, ~0 & 0xffffffff, 32));
}

sub on_pc {
	my ($plat, $test, @build) = @_;
	my ($image) = grep { $_->{arch} eq 'x86_64' && $_->{plat} eq $plat } images(build(@build));
	subtest "$build[0] on $plat" => sub {
		plan skip_all => 'qemu-system-x86_64 is not there: make setup'
			if !grep { -x "$_/qemu-system-x86_64" } split(/:/, $ENV{PATH});
		$test->($image);
		done_testing();
	};
}

on_pc('kvm', \&pvh, 'hello', 'default', 'PLAT_BARE=y');
on_pc('bare', \&multiboot2, 'hello', 'default', 'PLAT_BARE=y');
on_pc('kvm', \&lying_tables, 'selftest', 'default');
done_testing();
