# SPDX-License-Identifier: BSD-3-Clause
# Writes the table of lib/debug/symbols as assembly.
#
# Input: what map.awk makes of the linker's map, which says whose object each piece
# of text came from, then `nm -n` of the image. `out` is the build's folder.

$1 == "input" && $2 == ".text" {
	depth = split(substr($5, length(out) + 2), folders, "/")
	starts[++pieces] = $6
	libs[pieces] = index($5, out "/") == 1 && depth > 2 ? folders[2] : ""
	next
}

# $a and $d only tell code from data on arm.
$2 ~ /^[tT]$/ && $3 !~ /^\$/ && !seen[$1]++ {
	address[++count] = substr($1, length($1) - 7)
	name[count] = $3
}

END {
	print "\t.section .uk_symbols, \"a\""
	for (i = 1; i <= count; i++)
		printf "\t.long 0x%s, %d, %d\n", address[i], \
			text(name[i]), text(library(hex(address[i])))
	print "\t.section .uk_symbol_names, \"a\""
	for (i = 1; i <= texts; i++)
		printf "\t.asciz \"%s\"\n", string[i]
	print "\t.section .note.GNU-stack, \"\", %progbits"
}

# Addresses grow, and so do the pieces: each look goes on where the last ended.
function library(at) {
	while (current < pieces && starts[current + 1] <= at)
		current++
	return current ? libs[current] : ""
}

# The offset of a string in the table of names.
function text(s) {
	if (!(s in offset)) {
		offset[s] = bytes + 0
		string[++texts] = s
		bytes += length(s) + 1
	}
	return offset[s]
}

function hex(s, value, i) {
	value = 0
	for (i = 1; i <= length(s); i++)
		value = value * 16 + index("0123456789abcdef", substr(s, i, 1)) - 1
	return value
}
