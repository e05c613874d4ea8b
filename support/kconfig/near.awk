# SPDX-License-Identifier: BSD-3-Clause
# Finds the option that somebody who mistyped a name is likely to have meant.

# "; did you mean CONFIG_…?", or "" if nothing comes near.
function near(name,    other, best, least, far) {
	best = ""
	least = length(name) < 6 ? 1 : 3
	for (other in prompted) {
		far = distance(name, other, least)
		if (far < least || (far == least && \
		    (best == "" || other < best))) {
			least = far
			best = other
		}
	}
	if (best == "")
		best = longer(name)
	return best == "" ? "" : "; did you mean CONFIG_" best "?"
}

# The only option that ends in this name: its first word was forgotten.
function longer(name,    other, found) {
	found = ""
	for (other in prompted)
		if (substr(other, length(other) - length(name)) == "_" name) {
			if (found != "")
				return ""
			found = other
		}
	return found
}

# How many letters to change, add, drop or swap; where that is more than
# `limit`, any number above it.
function distance(a, b, limit,    i, j, la, lb, d, cost) {
	la = length(a)
	lb = length(b)
	if (la - lb > limit || lb - la > limit)
		return limit + 1
	for (i = 0; i <= la; i++)
		d[i, 0] = i
	for (j = 0; j <= lb; j++)
		d[0, j] = j
	for (i = 1; i <= la; i++)
		for (j = 1; j <= lb; j++) {
			cost = substr(a, i, 1) != substr(b, j, 1)
			d[i, j] = min(d[i - 1, j - 1] + cost, \
				min(d[i - 1, j], d[i, j - 1]) + 1)
			if (i > 1 && j > 1 && swapped(a, i, b, j))
				d[i, j] = min(d[i, j], d[i - 2, j - 2] + 1)
		}
	return d[la, lb]
}

function swapped(a, i, b, j) {
	return substr(a, i, 1) == substr(b, j - 1, 1) && \
		substr(a, i - 1, 1) == substr(b, j, 1)
}

function min(a, b) {
	return a < b ? a : b
}
