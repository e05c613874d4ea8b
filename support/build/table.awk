# SPDX-License-Identifier: BSD-3-Clause
# Adds up lines "BYTES SECTION LIBRARY" in a table, largest first; no library: title.

BEGIN { split("text rodata data bss total", columns) }

{
	bytes = $1
	column = "rodata"
	if ($2 ~ /^\.text/)
		column = "text"
	else if ($2 ~ /^\.t?data/)
		column = "data"
	else if ($2 ~ /^\.t?bss/)
		column = "bss"
	$1 = $2 = ""
	sub(/^ +/, "")
	library = $0 == "" ? title : $0
	add(library)
	add("sum")
}

END {
	printf "%-26s%10s%10s%10s%10s%10s\n", "library", "text", "rodata", \
		"data", "bss", "total"
	while ((library = largest()) != "") {
		row(library)
		delete total[library]
	}
	row("sum")
}

function add(name) {
	size[name, column] += bytes
	size[name, "total"] += bytes
	if (name != "sum")
		total[name] += bytes
}

function largest(name, best) {
	best = ""
	for (name in total)
		if (name != title && (best == "" || total[name] > total[best] || \
		    total[name] == total[best] && name < best))
			best = name
	if (best == "" && title in total)
		best = title
	return best
}

function row(name, i) {
	printf "%-26s", name
	for (i = 1; i <= 5; i++)
		printf "%10d", size[name, columns[i]]
	print ""
}
