# SPDX-License-Identifier: BSD-3-Clause
# Makes a dependency file, foo.d, of a compiler's, foo.deps: the object is to depend
# on the options that its source and headers mention, not on the configuration as
# a whole.
#
# conf is the folder in which kconfig keeps a file per option: FOO_BAR's is
# foo/bar.h, touched when the value changes. An option that was never set has
# none, hence $(wildcard …). Compilers run in root, make does not. Their own headers change
# with their version, which objects depend on in another way.

{
	sub(/^[^:]*: /, "")
	sub(/\\$/, "")
	for (i = 1; i <= NF; i++)
		if ($i !~ /\/autoconf\.h$|\/lib\/(gcc|gcc-cross|clang)\//)
			files[++count] = ($i ~ /^\// ? "" : root "/") $i
}

END {
	dep = object = FILENAME
	sub(/\.deps$/, ".d", dep)
	sub(/\.deps$/, files[1] ~ /\.lds\.S$/ ? ".lds" : ".o", object)
	for (i = 1; i <= count; i++)
		scan(files[i])
	printf "%s:", object >dep
	for (i = 1; i <= count; i++)
		printf " \\\n %s", files[i] >dep
	for (option in options)
		printf " \\\n $(wildcard %s)", options[option] >dep
	print "" >dep
	# A header that is gone, or a source whose library has moved, must not stop
	# make: it makes the object stale.
	for (i = 1; i <= count; i++)
		print files[i] ":" >dep
}

function scan(file, line, word, path) {
	while ((getline line <file) > 0)
		while (match(line, /CONFIG_[A-Z0-9_]+/)) {
			word = substr(line, RSTART + 7, RLENGTH - 7)
			line = substr(line, RSTART + RLENGTH)
			path = tolower(word)
			gsub(/_/, "/", path)
			options[word] = conf "/" path ".h"
		}
	close(file)
}
