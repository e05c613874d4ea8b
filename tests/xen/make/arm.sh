# shellcheck shell=sh
# SPDX-License-Identifier: BSD-3-Clause
# Shell functions: what the bed of arm is made of.

debian_arch=armhf

bed_packages() {
	echo xen-hypervisor-$xen_version-armhf +linux-image-armmp
	dom0_packages
}

bed_make() {
	root=$1/root
	cp "$root/boot/xen-$xen_version-armhf" "$1/xen"
	cp "$root"/boot/vmlinuz-* "$1/kernel"
	archive "$1/dom0.cpio" dom0_tree arm-linux-gnueabihf
	archive "$1/perl.cpio" perl_tree arm-linux-gnueabihf
}
