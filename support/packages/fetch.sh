# shellcheck shell=sh
# SPDX-License-Identifier: BSD-3-Clause
# Shell functions: the source of a package, from DL_DIR or from the distribution.
#
# What is fetched has to have the sha256 that is pinned: SOURCE, SHA256 and DEBIAN
# are from support/packages/NAME.mk.

# shellcheck source=support/packages/apt.sh
. "${here:?}/apt.sh"

is_pinned() {
	[ -f "$1" ] && [ "$(sha256sum <"$1")" = "$SHA256  -" ]
}

# fetch NAME FOLDER: leaves SOURCE there.
fetch() {
	! is_pinned "$2/$SOURCE" || return 0
	if [ -e "${DL_DIR:-/nowhere}/$SOURCE" ]; then
		accept "$1" "$DL_DIR/$SOURCE" "$2"
		return
	fi
	(
		exec 8>"$2/apt.lock"
		flock 8
		fresh=$(mktemp -d "$2/fetch.XXXXXX")
		trap 'rm -rf "$fresh"' EXIT
		(from_debian "$2" "$fresh/$SOURCE" 8>&- 9>&-) || {
			echo "$1: $SOURCE cannot be had from Debian's archive (package" \
				"${DEBIAN%%:*}); put it into a folder and say DL_DIR=folder" >&2
			exit 1
		}
		accept "$1" "$fresh/$SOURCE" "$2"
	)
}

# accept NAME FILE FOLDER: copies it there if it is the one that is pinned.
accept() {
	is_pinned "$2" || {
		echo "$1: $2 is not the file that support/packages/$1.mk pins:" \
			"its sha256 is $(sha256sum <"$2" | cut -d ' ' -f 1)" >&2
		exit 1
	}
	cp "$2" "$3/$SOURCE.new.$$"
	mv "$3/$SOURCE.new.$$" "$3/$SOURCE"
}

# from_debian CACHE FILE: DEBIAN is PACKAGE, whose source package has SOURCE
# as its pristine tarball, or PACKAGE:PATH, which installs it there.
from_debian() {
	command -v apt-get >/dev/null || return 1
	case $DEBIAN in
	*:*) apt_open "$1" "$(dpkg --print-architecture)" ;;
	*) apt_open "$1" "$(dpkg --print-architecture)" sources ;;
	esac
	apt-get -qq update >&2 || return 1
	cd "${2%/*}" || return 1
	case $DEBIAN in
	*:*)
		apt-get -qq download "${DEBIAN%%:*}" >&2 &&
			dpkg-deb --fsys-tarfile ./*.deb |
			tar -x -O "./${DEBIAN#*:}" >"$2"
		;;
	*)
		apt-get -qq source --download-only "$DEBIAN" >&2 &&
			rm -f ./*.asc && mv ./*.orig.tar.* "$2"
		;;
	esac
}
