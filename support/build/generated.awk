# SPDX-License-Identifier: BSD-3-Clause
# Prints the objects that a link with LTO came to, those generated in the places of
# their sources: a second link of them generates nothing.
#
# Input: the resolutions that gcc's plugin left, whose lines of two words name the
# objects it took, then the linker's map.

FILENAME ~ /\.res$/ {
	if (NF == 2)
		taken[$1]
	next
}

$1 == "LOAD" && $2 ~ /\.o$/ && !($2 in taken) {
	print $2
}
