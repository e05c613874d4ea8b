# shellcheck shell=sh
# SPDX-License-Identifier: BSD-3-Clause
# Shell functions: the initramfs that a Linux dom0 with the xl toolstack runs from.
#
# $root, below, is where the packages are unpacked; $tree, what goes into dom0.

xen_version=4.17

dom0_packages() {
	echo xen-utils-$xen_version xen-utils-common xenstore-utils libxencall1 \
		libxendevicemodel1 libxenevtchn1 libxenforeignmemory1 libxengnttab1 \
		libxenhypfs1 libxenmisc$xen_version libxenstore4 libxentoolcore1 \
		libxentoollog1 libyajl2 libc6 libgcc-s1 libuuid1 liblzma5 libbz2-1.0 \
		zlib1g libzstd1 libfdt1 libtinfo6 bash util-linux busybox-static \
		perl-base libcrypt1
}

# The drivers of Debian's kernel that dom0 loads, or that a test may load: a
# toolstack's doors to Xen, and what back ends of networks and disks are made of.
dom0_modules() {
	for module in xen-privcmd xen-evtchn xen-gntdev xen-gntalloc xenfs/xenfs \
		xen-pciback/xen-pciback; do
		echo drivers/xen/$module
	done
	echo drivers/block/xen-blkback/xen-blkback drivers/block/xen-blkfront \
		drivers/block/loop drivers/net/xen-netback/xen-netback \
		drivers/net/xen-netfront drivers/net/tun net/llc/llc net/802/stp \
		net/bridge/bridge
}

# put PATH…: copies files of packages to where they stand there; links become files.
put() {
	for path; do
		mkdir -p "$tree/${path%/*}"
		cp -L "$root/$path" "$tree/$path"
	done
}

# The shared objects that a file asks for, by name.
wants() {
	readelf -d "$1" 2>&1 | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'
}

# put_libraries TRIPLET PATH…: what these programs load, and what that loads.
put_libraries() {
	triplet=$1
	shift
	for path; do
		for name in $(wants "$root/$path"); do
			[ ! -e "$tree/lib/$triplet/$name" ] || continue
			for library in "lib/$triplet/$name" "usr/lib/$triplet/$name" ''; do
				[ ! -e "$root/$library" ] || break
			done
			[ -n "$library" ] || {
				echo "bed: $path needs $name, which none of the packages has" >&2
				exit 1
			}
			mkdir -p "$tree/lib/$triplet"
			cp -L "$root/$library" "$tree/lib/$triplet/$name"
			(put_libraries "$triplet" "$library") || exit 1
		done
	done
}

# The program interpreter stands where the programs look for it.
put_loader() {
	for path in "$root"/lib/ld-linux*.so.? "$root"/lib64/ld-linux*.so.?; do
		[ ! -e "$path" ] || put "${path#"$root/"}"
	done
}

put_modules() {
	kernel=$(echo "$root"/lib/modules/*/kernel)
	mkdir "$tree/modules"
	for module in $(dom0_modules); do
		# Some are built into the kernel of one architecture only.
		[ ! -e "$kernel/$module.ko" ] || cp "$kernel/$module.ko" "$tree/modules"
	done
}

dom0_programs() {
	bin=usr/lib/xen-$xen_version/bin
	for name in xl xenstored xenconsoled xenconsole xen-init-dom0 \
		libxl-save-helper; do
		echo $bin/$name
	done
	for name in ls read write rm exists chmod list watch; do
		echo usr/bin/xenstore-$name
	done
	echo usr/bin/flock bin/bash
}

# Of busybox, what the toolstack's scripts, the bed's, and people use. To have it
# make links for all that it knows takes longer than the rest of dom0's start.
dom0_applets() {
	echo sh awk base64 basename brctl cat chmod cp cttyhack cut date dd df diff \
		dirname dmesg du echo env expr false find free grep gunzip gzip head \
		hexdump hostname id ifconfig insmod ip kill killall less ln losetup ls \
		lsmod mkdir mkfifo mknod mount mv nc ping poweroff printf ps pwd readlink \
		realpath reboot rm rmdir rmmod sed seq setsid sha256sum sleep sort stat \
		stty sync tail tar tee test time timeout top touch tr true tty umount \
		uname uniq usleep vi wc which xargs yes
}

# dom0_tree TRIPLET: all of dom0. libgcc_s is loaded by name when a thread ends.
dom0_tree() {
	# shellcheck disable=SC2046 # a list of paths
	set -- "$1" $(dom0_programs)
	triplet=$1
	put_libraries "$@"
	shift
	put "$@" bin/busybox etc/xen/xl.conf "lib/$triplet/libgcc_s.so.1"
	put_loader
	put_modules
	cp -r "$root/etc/xen/scripts" "$tree/etc/xen"
	for path; do
		[ -e "$tree/bin/${path##*/}" ] || ln -s "/$path" "$tree/bin/${path##*/}"
	done
	ln -s bin "$tree/sbin"
	for applet in $(dom0_applets); do
		ln -s busybox "$tree/bin/$applet"
	done
	for folder in proc sys dev tmp run root var/lib/xen var/log/xen/console; do
		mkdir -p "$tree/$folder"
	done
	ln -s ../run "$tree/var/run"
}

# perl_tree TRIPLET: what scripts in Perl need.
perl_tree() {
	put_libraries "$1" usr/bin/perl
	put usr/bin/perl
	mkdir -p "$tree/usr/lib/$1"
	cp -r "$root/usr/lib/$1/perl-base" "$tree/usr/lib/$1"
}

# archive OUTPUT FUNCTION [WORD…]: has the function fill $tree, and packs that.
archive() {
	output=$1
	tree=$root.tree
	shift
	mkdir "$tree"
	"$@"
	"$here/pack" "$tree" "$output"
	rm -rf "$tree"
}
