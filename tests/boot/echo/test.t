#!/usr/bin/perl
# SPDX-License-Identifier: BSD-3-Clause
# The same network test on every platform but Xen (tests/xen/echo.t), whatever the device is.
use v5.30;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Boot;
use Frames;
use Net;
use Test::More;

my $no_namespace = why_no_namespace();
$no_namespace ||= -w '/dev/net/tun' ? '' : 'no /dev/net/tun that may be written to';
# What a build fetches is not to be had from there.
my $out = build('echo', 'drivers');
enter_namespace() if $no_namespace eq '';

# What each platform's machines have for a network: a machine, and what makes the device.
my $modern = '-global virtio-mmio.force-legacy=false';
my $pci = 'virtio-net-pci';
my %ways = (
	'kvm-x86_64' => [
		['virtio of old', MACHINE => 'microvm'],
		['virtio of version 1 on q35', MACHINE => 'q35', NIC => "$pci,disable-legacy=on"],
		['virtio of either kind on pc', MACHINE => 'pc'],
	],
	'kvm-arm' => [['virtio of version 1', MACHINE => 'virt', QEMU_FLAGS => $modern]],
	'bare-x86_64' => [
		['e1000', MACHINE => 'pc'],
		['e1000e', MACHINE => 'q35'],
	],
);
my %more_ways = (
	'kvm-x86_64' => [
		['virtio of version 1', MACHINE => 'microvm', QEMU_FLAGS => $modern],
		['virtio by its pin on q35', MACHINE => 'q35', NIC => "$pci,vectors=0"],
		['virtio, packed', MACHINE => 'q35', NIC => "$pci,packed=on"],
		['virtio without events and tables', MACHINE => 'q35',
			NIC => "$pci,event_idx=off,indirect_desc=off,mrg_rxbuf=off"],
		['virtio of old on pc', MACHINE => 'pc', NIC => "$pci,disable-modern=on"],
		['e1000 on pc', MACHINE => 'pc', NIC => 'e1000'],
		['e1000e on q35', MACHINE => 'q35', NIC => 'e1000e'],
	],
	'kvm-arm' => [['virtio of old', MACHINE => 'virt']],
	'bare-x86_64' => [['e1000 on q35', MACHINE => 'q35', NIC => 'e1000']],
);

# An address by DHCP, from QEMU itself.
sub by_user_network {
	my ($image, %env) = @_;
	my ($net, @words) = user_network();
	my $run = start_guest($image, { MEM => '32M', %env, NET => $net });
	check_guest(@words);
	stop_guest($run, $env{MACHINE});
	return;
}

# An address by parameter, on a wire that ends in this process's network.
sub by_tap {
	my ($image) = @_;
	ip('tuntap add uk0 mode tap');
	ip('address add 10.0.5.1/24 dev uk0');
	ip('link set uk0 up');
	my $run = start_guest($image, { NET => 'tap,uk0', UNICORE => 'net0.ip=10.0.5.2/24' });
	check_guest('-w', '10.0.5.2', 7, 9);
	stop_guest($run);
	ip('link del uk0');
	return;
}

each_image($out, sub {
	my ($image) = @_;
	my $kind = "$image->{plat}-$image->{arch}";
	if ($image->{plat} eq 'linux') {
		plan skip_all => $no_namespace if $no_namespace ne '';
		return by_tap($image);
	}
	my @ways = (@{ $ways{$kind} // [] }, $ENV{SOAK_NETWORK} ? @{ $more_ways{$kind} // [] } : ());
	plan skip_all => 'its machines have no network' if !@ways;
	for my $way (@ways) {
		my ($name, %env) = @$way;
		subtest $name => sub { by_user_network($image, %env) };
	}
}, qw(kvm linux bare));

done_testing();
