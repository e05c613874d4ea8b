# shellcheck shell=sh
# SPDX-License-Identifier: BSD-3-Clause
# Shell functions: packages by apt, with all of apt's state in a folder of ours:
# nothing is installed on the host, nothing about it is changed, no root is needed.

# The release that the lists of packages here are made for, whatever the host is.
release=bookworm
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# The mirror of Debian's main archive that the host's own apt uses.
apt_mirror() {
	apt-get indextargets \
		--format '$(CREATED_BY)|$(COMPONENT)|$(LABEL)|$(REPO_URI)' |
		sed -n 's/^Packages|main|Debian|//p' | sed -n 1p
}

# apt_open STORE DEBIAN-ARCH [sources]: sets APT_CONFIG, and thereby all calls of
# apt after it. Of the host's settings only how to reach the network is kept.
apt_open() {
	box=$1/apt
	mirror=$(apt_mirror)
	[ -n "$mirror" ] || {
		echo "apt: this machine's apt knows no archive of Debian's: see /etc/apt/sources.list" >&2
		exit 1
	}
	mkdir -p "$box/etc" "$box/lists/partial" "$box/archives/partial" "$box/pool" \
		"$box/etc/apt.conf.d" "$box/etc/preferences.d"
	: >>"$box/status"
	cat >"$box/etc/sources.list" <<-END
		deb [arch=$2 signed-by=$keyring] $mirror $release main
	END
	[ "${3-}" != sources ] || cat >>"$box/etc/sources.list" <<-END
		deb-src [signed-by=$keyring] $mirror $release main
	END
	apt-config dump Acquire | grep -v '::IndexTargets\|::Languages' \
		>"$box/apt.conf.new"
	cat >>"$box/apt.conf.new" <<-END
		APT::Architecture "$2";
		APT::Architectures { "$2"; };
		APT::Sandbox::User "root";
		Dir::Etc "$box/etc";
		Dir::Etc::netrc "/etc/apt/auth.conf";
		Dir::Etc::netrcparts "/etc/apt/auth.conf.d";
		Dir::State::lists "$box/lists";
		Dir::State::status "$box/status";
		Dir::Cache "$box";
		Acquire::Languages "none";
		Acquire::Retries "3";
	END
	mv "$box/apt.conf.new" "$box/apt.conf"
	export APT_CONFIG="$box/apt.conf"
}

# The package that a metapackage stands for.
apt_depends() {
	apt-cache depends --important "$1" |
		sed -n 's/^ *Depends: \([^<].*\)/\1/p' | sed -n 1p
}

# apt_versions PACKAGE…: the files that they are today, name_version_arch.deb. A
# package with a + before it stands for the one that it depends on.
apt_versions() {
	apt-get -qq update >&2
	for package; do
		case $package in
		+*) apt_depends "${package#+}" ;;
		*) echo "$package" ;;
		esac
	done >"$box/names"
	xargs apt-get -qq --print-uris download <"$box/names" |
		awk '{ print $2 }' | sort >"$box/files"
	[ "$(wc -l <"$box/files")" = "$(wc -l <"$box/names")" ] || {
		echo "apt: $release has not all packages any more: $(cat "$box/names")" >&2
		exit 1
	}
	cat "$box/files"
}

# apt_unpack LIST FOLDER: what is not here yet is downloaded; apt checks it.
apt_unpack() {
	while IFS=_ read -r package version _; do
		file=$(echo "$box/pool/${package}_${version}"_*.deb)
		[ -e "$file" ] || echo "$package=$version"
	done <"$1" | sed 's/%3a/:/' >"$box/missing"
	if [ -s "$box/missing" ]; then
		(cd "$box/archives/partial" && xargs apt-get -qq download \
			<"$box/missing" >&2 && mv ./*.deb "$box/pool")
	fi
	mkdir -p "$2"
	while read -r file; do
		dpkg-deb --fsys-tarfile "$box/pool/$file" |
			tar -x -C "$2" --no-same-owner --exclude='./usr/share/doc' \
				--exclude='./usr/share/man' --exclude='./usr/share/locale'
	done <"$1"
}
