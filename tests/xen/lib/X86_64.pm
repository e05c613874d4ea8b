# SPDX-License-Identifier: BSD-3-Clause
# The PC that Xen boots on: QEMU's words for it, and cures for what TCG gets wrong.
package X86_64;
use v5.30;
use warnings;

our $memory = 1024;
our $dom0_memory = 400;

# Left out of the CPU, each for a fault that was seen with QEMU 7.2's TCG:
#   smap, smep  an IRET in a PV domain faults on the stack of its own
#   monitor     Xen's idle loop by MWAIT with interrupt break is a #GP
#   xsave       dom0's processes crash now and then once a guest has used the FPU
#   rdtscp      its intercept reports RDTSC's length: Xen crashes the PVH guest
my $cpu = 'EPYC,-smap,-smep,-monitor,-xsave,-rdtscp';

# Idle states would end in MWAIT all the same.
my $xen = 'console=com1 com1=115200,8n1 cpuidle=0 loglvl=warning guest_loglvl=all';

sub machine {
	my ($bed, $megabytes, $options, @words) = @_;
	return ('qemu-system-x86_64', '-accel', 'tcg', '-cpu', $cpu, '-m', $megabytes,
		qw(-nodefaults -display none -no-reboot -serial stdio),
		'-kernel', "$bed/xen", '-append', "$xen $options", @words);
}

# A comma ends a module in -initrd; two are one.
sub module {
	my ($file, @words) = @_;
	return join(' ', $file, @words) =~ s/,/,,/gr;
}

# Linux as dom0, in a fixed part of the memory: the rest is Xen's for guests.
sub dom0 {
	my ($bed, $how, $initrd) = @_;
	my $modules = module("$bed/kernel", 'console=hvc0 loglevel=3') . ',' . module($initrd);
	return machine($bed, $how->{memory}, "dom0_mem=$how->{dom0_memory}M,max:"
		. "$how->{dom0_memory}M", '-initrd', $modules);
}

# Whether an image has the note of a PVH entry (XEN_ELFNOTE_PHYS32_ENTRY).
sub is_pvh {
	my ($image) = @_;
	open(my $file, '<:raw', $image) or die "bed: $image: $!\n";
	local $/;
	return index(<$file>, pack('V3 a4', 4, 4, 18, "Xen\0")) >= 0;
}

# How a PVH dom0 gets its memory. What debugs by way of the emulator knows nothing of
# nested page tables: with shadows, the processor's are those in use.
sub paging {
	return ($ENV{QEMU_FLAGS} // '') =~ /-gdb/ ? ',shadow' : '';
}

# An image in the place of dom0: no Linux, no xl, a second. Xen lets a PVH dom0 be
# only with an IOMMU.
sub direct {
	my ($bed, $how, $image, @words) = @_;
	my $dom0 = $how->{guest_memory} . 'M';
	my $options = "dom0_mem=$dom0,max:$dom0";
	my @iommu;
	if (is_pvh($image)) {
		$options .= ' dom0=pvh' . paging();
		@iommu = ('-machine', 'q35', '-device', 'intel-iommu,intremap=off');
	}
	return machine($bed, 512, $options, '-initrd', module($image, @words), @iommu);
}

1;
