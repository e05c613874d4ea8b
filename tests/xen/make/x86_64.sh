# shellcheck shell=sh
# SPDX-License-Identifier: BSD-3-Clause
# Shell functions: what the bed of x86_64 is made of.

debian_arch=amd64

# QEMU with its firmware, as the device model of HVM guests.
device_model_packages() {
	echo qemu-system-xen qemu-system-data seabios ipxe-qemu libglib2.0-0 \
		libjpeg62-turbo libpixman-1-0 libspice-server1 libusb-1.0-0 \
		libpcre2-8-0 libudev1 libssl3 libopus0 libgstreamer1.0-0 \
		libgstreamer-plugins-base1.0-0 liborc-0.4-0 liblz4-1 libsasl2-2 \
		libstdc++6 libffi8 libcap2 libdw1 libelf1 libunwind8
}

bed_packages() {
	echo xen-hypervisor-$xen_version-amd64 +linux-image-amd64
	dom0_packages
	device_model_packages
}

# bytes FILE OFFSET SIZE: a number in a file.
number_at() {
	od -An -t "u$3" -j "$2" -N "$3" "$1" | tr -d ' '
}

# The kernel inside a bzImage: setup_sects and payload_offset of the x86 boot
# protocol lead to an xz stream, which four bytes of its size follow.
unpack_kernel() {
	offset=$((($(number_at "$1" 0x1f1 1) + 1) * 512 + $(number_at "$1" 0x248 4)))
	size=$(($(number_at "$1" 0x24c 4) - 4))
	tail -c +$((offset + 1)) "$1" | head -c $size | xz -dc
}

device_model_tree() {
	model=usr/libexec/xen-qemu-system-i386
	put_libraries x86_64-linux-gnu $model
	put $model usr/lib/xen-$xen_version/boot/hvmloader \
		usr/share/seabios/bios-256k.bin usr/share/seabios/vgabios-stdvga.bin \
		usr/share/qemu/kvmvapic.bin usr/share/qemu/keymaps/en-us
}

# Hypervisor and kernel stand unpacked: unpacking is slow under TCG. The device
# model is 30 MB more for dom0 to unpack, so only who needs it loads it; so it is with
# Perl.
bed_make() {
	root=$1/root
	gzip -dc "$root/boot/xen-$xen_version-amd64.gz" >"$1/xen"
	unpack_kernel "$root"/boot/vmlinuz-* >"$1/kernel"
	archive "$1/dom0.cpio" dom0_tree x86_64-linux-gnu
	archive "$1/perl.cpio" perl_tree x86_64-linux-gnu
	archive "$1/hvm.cpio" device_model_tree
}
