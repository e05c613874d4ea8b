# shellcheck shell=sh
# SPDX-License-Identifier: BSD-3-Clause
# What the scripts that start domains of Xen share; make puts it into them.

# A text as xl's files have it. They know no escape that works for quotes.
xl_text() {
	text=$(printf %s. "$1" | sed 's/\\/&&/g')
	case $1 in
	*\'*\"* | *\"*\'*)
		echo "xl's files cannot hold both kinds of quotes: $1" >&2
		exit 2
		;;
	*\'*) printf '"%s"\n' "${text%.}" ;;
	*) printf "'%s'\\n" "${text%.}" ;;
	esac
}

# xl_line KEY TEXT
xl_line() {
	value=$(xl_text "$2") || exit 2
	printf '%s = %s\n' "$1" "$value"
}

# A disk with GRUB, which knows words and INITRD once it is made.
disk_lines() {
	disk=$folder/${image##*/}
	if [ $# -gt 0 ] || [ -n "${INITRD-}" ]; then
		disk=$work/$domain.iso
		(make_iso "${image%.iso}" "$disk" "$@") || exit
	fi
	disk=$(xl_text "format=raw,vdev=hdc,access=ro,devtype=cdrom,target=$disk") || exit
	echo "disk = [$disk]"
}

kernel_lines() {
	xl_line kernel "$folder/${image##*/}"
	[ -z "${INITRD-}" ] || xl_line ramdisk "$(realpath "$INITRD")"
	[ $# -eq 0 ] || xl_line extra "$(command_line "$@")"
}

# The domain's file: that beside the image, but for what is said here.
domain_file() {
	sed '/^name = /d; /^kernel = /d; /^disk = /d' "$image.cfg"
	xl_line name "$domain"
	[ -z "${MEM-}" ] || echo "memory = ${MEM%M}"
	case $image in
	*.iso) disk_lines "$@" ;;
	*) kernel_lines "$@" ;;
	esac
}

# The test bed: support/run/run knows it.
find_bed() {
	[ -x "${UK_XEN_BED-}" ] && return
	echo "$image: this host is no dom0 of Xen, and UK_XEN_BED= does not say where" \
		"tests/xen/bed is, which boots one in an emulator" >&2
	exit 2
}

# start_domain ARCH IMAGE [ARGUMENT…]: an image, or the disk made from one.
start_domain() {
	arch=$1 image=$2
	shift 2
	[ -z "${DISK-}" ] || {
		echo "DISK=: a domain has its disks by a line \`disk = [...]' in $image.cfg" >&2
		exit 2
	}
	folder=$(cd "$(dirname "$image")" && pwd)
	domain=$(sed -n 's/^name = "\(.*\)"/\1/p' "$image.cfg")-$$
	work=$(mktemp -d)
	trap 'rm -rf "$work"' EXIT
	trap 'exit 130' INT TERM HUP
	domain_file "$@" >"$work/$domain.cfg"
	if grep -qs control_d /proc/xen/capabilities; then
		xl create -q -c "$work/$domain.cfg"
	else
		find_bed
		"$UK_XEN_BED" -t "${TIMEOUT:-1000000}" console "$arch" "$work/$domain.cfg"
	fi
}

# start_directly ARCH IMAGE [ARGUMENT…]: without Linux and xl.
start_directly() {
	arch=$1 image=$2
	shift 2
	find_bed
	[ -z "${INITRD-}" ] || {
		echo "INITRD=: only with MACHINE=domU" >&2
		exit 2
	}
	exec "$UK_XEN_BED" -t "${TIMEOUT:-1000000}" ${MEM:+-g "${MEM%M}"} \
		direct "$arch" "$image" "$(command_line "$@")"
}
