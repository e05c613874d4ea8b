# SPDX-License-Identifier: BSD-3-Clause
# The Arm machine that Xen boots on: QEMU's words for it, and its device tree.
package Arm;
use v5.30;
use warnings;

our $memory = 1024;
our $dom0_memory = 384;

my @machine = (qw(qemu-system-arm -accel tcg -cpu cortex-a15 -nodefaults
	-display none -no-reboot -serial stdio -machine));
# Xen on 32 bits wants all of this in the first 4 GB.
my $machine = 'virt,virtualization=on,gic-version=2,highmem=off';
my $xen = 'console=dtuart bootscrub=0 loglvl=warning guest_loglvl=all';

# A file in memory, as QEMU loads it and as the device tree tells Xen of it.
sub module {
	my ($address, $file, $kind, $words) = @_;
	my $node = sprintf('module@%x { compatible = "multiboot,%s",'
		. ' "multiboot,module"; reg = <%d %d>;', $address, $kind, $address, -s $file);
	$node .= ' bootargs = "' . $words =~ s/["\\]/\\$&/gr . '";' if defined $words;
	return { node => "$node };", load => ['-device',
		"loader,addr=$address,force-raw=on,file=" . $file =~ s/,/,,/gr] };
}

# The tree that QEMU makes for this machine, with ours added.
sub device_tree {
	my ($work, $megabytes, $source) = @_;
	my $tree = "$work/machine.dtb";
	system("@machine $machine,dumpdtb=$tree -m $megabytes >$work/said 2>&1 </dev/null"
		. " && dtc -q -I dtb -O dts -o $work/machine.dts $tree >$work/said 2>&1") == 0
		or die "bed: no device tree: " . qx(cat $work/said);
	open(my $out, '>>', "$work/machine.dts") or die "$work: $!\n";
	print $out $source;
	close($out);
	system("dtc -q -I dts -O dtb -o $tree $work/machine.dts") == 0 or die "bed: dtc failed\n";
	return $tree;
}

sub machine {
	my ($bed, $work, $megabytes, $options, $nodes, $others, @modules) = @_;
	my $tree = device_tree($work, $megabytes, "$others / { chosen {"
		. ' #address-cells = <1>; #size-cells = <1>;'
		. " xen,xen-bootargs = \"$xen $options\"; $nodes }; };\n");
	return (@machine, $machine, '-m', $megabytes, '-kernel', "$bed/xen",
		'-dtb', $tree, map { @{ $_->{load} } } @modules);
}

# Linux as dom0 hangs on QEMU's PCIe host, which Xen does not know. Its clocks,
# which nobody seems to use, are Xen's too.
sub dom0 {
	my ($bed, $how, $initrd) = @_;
	my @modules = (module(0x4a000000, "$bed/kernel", 'kernel',
			'console=hvc0 loglevel=3 clk_ignore_unused'),
		module(0x4c000000, $initrd, 'ramdisk'));
	return machine($bed, $how->{work}, $how->{memory}, "dom0_mem=$how->{dom0_memory}M",
		join(' ', map { $_->{node} } @modules),
		'/ { pcie@10000000 { status = "disabled"; }; };', @modules);
}

# A guest that Xen itself starts ("dom0less"): no Linux, no xl, a second. Enhanced, it
# is told of events.
sub direct {
	my ($bed, $how, $image, @words) = @_;
	my $module = module(0x50000000, $image, 'kernel', join(' ', @words));
	my $kib = $how->{guest_memory} * 1024;
	return machine($bed, $how->{work}, 512, '', 'domU1 { compatible = "xen,domain";'
		. ' xen,enhanced = "no-xenstore";'
		. ' #address-cells = <1>; #size-cells = <1>; cpus = <1>;'
		. " memory = <0 $kib>; vpl011; $module->{node} };", '', $module);
}

1;
