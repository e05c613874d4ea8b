# SPDX-License-Identifier: BSD-3-Clause
# Puts the map of GNU ld or of lld into one form, a line per thing in memory:
#
#   section OUTPUT-SECTION BYTES
#   input OUTPUT-SECTION BYTES INPUT-SECTION FILE ADDRESS
#   symbol OUTPUT-SECTION NAME            (of the input before it)
#
# Sections that are not loaded, such as debugging information, are left out.

function hex(text, i, n) {
	text = tolower(text)
	sub(/^0x/, "", text)
	for (i = 1; i <= length(text); i++)
		n = n * 16 + index("0123456789abcdef", substr(text, i, 1)) - 1
	return n
}

function begin_section(name, bytes) {
	section = name
	if (name ~ /^\.(debug|comment|note\.GNU|symtab|strtab|shstrtab)/ || \
	    name ~ /^\.(gnu\.|ARM\.attributes|stab|lto)/)
		section = ""
	else if (bytes > 0)
		print "section", section, bytes
}

# Not every awk prints a number beyond 31 bits as it is.
function input(name, bytes, file, address) {
	if (section != "" && bytes > 0)
		printf "input %s %d %s %s %.0f\n", section, bytes, name, file, address
}

# lld: VMA LMA Size Align, then the output section, the input or the symbol in
# columns of their own, which the blanks before them tell apart.
FNR == 1 && /VMA +LMA/ { lld = 1; next }
lld {
	what = $0
	sub(/^ *[^ ]+ +[^ ]+ +[^ ]+ +[^ ]+ /, "", what)
	match(what, /^ */)
	depth = RLENGTH
	what = substr(what, depth + 1)
	if (depth == 0 && what ~ /^[^ ]+$/) {
		begin_section(what, hex($3))
	} else if (match(what, /:\(.*\)$/)) {
		input(substr(what, RSTART + 2, RLENGTH - 3), hex($3), \
			substr(what, 1, RSTART - 1), hex($1))
	} else if (depth > 8 && section != "" && what !~ / = /) {
		print "symbol", section, what
	}
	next
}

# GNU ld: a long name stands alone, its figures are on the next line.
/^Linker script and memory map/ { begun = 1; next }
!begun { next }
/^ ?[^ ]+$/ { waiting = $0; next }
waiting != "" { $0 = waiting " " $0; waiting = "" }
/^[._A-Za-z][^ ]* +0x[0-9a-f]+ +0x[0-9a-f]+/ {
	begin_section($1, hex($3))
	next
}
/^ [^ *][^ ]* +0x[0-9a-f]+ +0x[0-9a-f]+ [^ ]/ {
	input($1, hex($3), $4, hex($2))
	next
}
/^ +0x[0-9a-f]+ +[A-Za-z_][^ ]*$/ && section != "" {
	print "symbol", section, $2
}
