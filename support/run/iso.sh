# shellcheck shell=sh
# SPDX-License-Identifier: BSD-3-Clause
# Shell functions: a disk image with GRUB that starts a Multiboot2 kernel, as a
# CD or as a USB stick, by BIOS or by UEFI.

# iso_needs TOOL PACKAGE: a command, or a file.
iso_needs() {
	command -v "$1" >/dev/null || [ -e "$1" ] || {
		echo "iso: $1 is not there: apt-get install $2" >&2
		exit 1
	}
}

# A word of GRUB's shell that stands for itself.
iso_word() {
	case $1 in
	'' | *[[:cntrl:]]*)
		echo "iso: an argument cannot be empty or hold tabs or line ends: GRUB loses them" >&2
		exit 2
		;;
	*\'*) printf " '%s'" "$(printf %s "$1" | sed "s/'/'\\\\''/g")" ;;
	*) printf " '%s'" "$1" ;;
	esac
}

# The script that GRUB runs: no menu, no waiting.
iso_grub_cfg() {
	printf 'multiboot2 /boot/kernel'
	for word in "$@"; do
		iso_word "$word"
	done
	echo
	[ -z "${INITRD-}" ] || echo 'module2 /boot/initrd'
	# shellcheck disable=SC2016 # GRUB's variable: text with a BIOS
	echo 'set gfxpayload=$screen'
	echo boot
}

# iso_grub FORMAT OUTPUT MODULE…: GRUB itself. It finds its disk by the name of a
# file that no other disk has.
iso_grub() {
	format=$1 made=$2
	shift 2
	{
		echo "search --file --set=root /boot/$id"
		# shellcheck disable=SC2016 # GRUB's variable
		echo 'set prefix=($root)/boot/grub'
		[ "$format" = x86_64-efi ] || echo 'set screen=text'
	} >"$work/early.cfg"
	grub-mkimage -O "$format" -d "$grub/${format%-eltorito}" -p /boot/grub \
		-c "$work/early.cfg" -o "$made" \
		normal multiboot2 search search_fs_file iso9660 "$@"
}

# A FAT file system with nothing but GRUB in it, where UEFI looks for it.
iso_efi_image() {
	mkdir -p "$work/efi/boot"
	iso_grub x86_64-efi "$work/efi/boot/bootx64.efi" efi_gop
	find "$work/efi" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
	kib=$(($(wc -c <"$work/efi/boot/bootx64.efi") / 1024 + 32))
	mformat -C -i "$1" -N 0 -h 1 -s 2 -t "$kib" ::
	mcopy -i "$1" -s -m "$work/efi" ::
}

# make_iso IMAGE OUTPUT [ARGUMENT…]; INITRD= is a file that the kernel finds in
# memory. Equal input makes equal output: SOURCE_DATE_EPOCH= has all dates in it.
make_iso() (
	set -eu
	umask 022
	image=$1 output=$2
	shift 2
	grub=/usr/lib/grub
	iso_needs grub-mkimage grub-common
	iso_needs $grub/i386-pc/cdboot.img grub-pc-bin
	iso_needs $grub/x86_64-efi/kernel.img grub-efi-amd64-bin
	iso_needs mformat mtools
	iso_needs xorriso xorriso
	work=$(mktemp -d)
	trap 'rm -rf "$work"' EXIT
	trap 'exit 1' INT TERM HUP
	export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-1704067200}"
	export TZ=UTC LC_ALL=C MTOOLSRC=/dev/null

	boot=$work/tree/boot
	mkdir -p "$boot/grub"
	cp "$image" "$boot/kernel"
	[ -z "${INITRD-}" ] || cp "$INITRD" "$boot/initrd"
	iso_grub_cfg "$@" >"$boot/grub/grub.cfg"
	id=$(find "$boot" -type f -exec sha256sum {} + | cut -c 1-64 | sort |
		sha256sum | cut -c 1-32)
	: >"$boot/$id"
	iso_grub i386-pc-eltorito "$boot/grub/bios.img" biosdisk
	iso_efi_image "$boot/grub/efi.img"
	find "$work/tree" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
	xorriso -no_rc -as mkisofs -quiet -V UNICORE -r -c boot/grub/boot.cat \
		-b boot/grub/bios.img -no-emul-boot -boot-load-size 4 \
		-boot-info-table --grub2-boot-info \
		--grub2-mbr $grub/i386-pc/boot_hybrid.img \
		--efi-boot boot/grub/efi.img -efi-boot-part --efi-boot-image \
		--protective-msdos-label \
		-o "$output" "$work/tree" >"$work/said" 2>&1 || {
		cat "$work/said" >&2
		exit 1
	}
)
