# SPDX-License-Identifier: BSD-3-Clause
# Reads a tree of Config.uk files: which symbols there are, and what they need.
#
# read_tree(TOP) fills, for each symbol S,
#   type[S]      bool, int, hex or string
#   where[S]     file:line of its first definition
#   prompted[S]  set if the user may choose its value
#   needs[S]     all that it depends on, as one expression; "" for nothing
#   selected[S]  names of the symbols that select it, with blanks
#   is_default[S, V]           set if V is one of its default values
#   ranges[S], low[S, N], high[S, N]   its ranges, N from 1
#   choice[S]    number of the choice that it is in

function read_tree(top) {
	depth = 0
	choices = 0
	read_file(top)
}

# Lines that end in a backslash go on; a help text is skipped.
function read_file(path,    line, n, start, more, in_help) {
	n = 0
	while ((getline line < path) > 0) {
		n++
		if (in_help) {
			if (still_help(line))
				continue
			in_help = 0
		}
		start = n
		while (sub(/\\$/, "", line) && (getline more < path) > 0) {
			line = line more
			n++
		}
		sub(/^[ \t]+/, "", line)
		sub(/[ \t]+$/, "", line)
		if (line ~ /^(help|---help---)$/) {
			in_help = 1
			help_indent = -1
		} else if (line !~ /^(#|$)/)
			read_statement(line, path ":" start)
	}
	close(path)
}

function still_help(line,    width) {
	if (line ~ /^[ \t]*$/)
		return 1
	width = indent(line)
	if (help_indent < 0)
		help_indent = width
	return width > 0 && width >= help_indent
}

function indent(line,    i, width, c) {
	width = 0
	for (i = 1; (c = substr(line, i, 1)) ~ /[ \t]/; i++)
		width += c == "\t" ? 8 - width % 8 : 1
	return width
}

function read_statement(line, place,    word, rest) {
	word = line
	sub(/[ \t].*/, "", word)
	rest = substr(line, length(word) + 1)
	sub(/^[ \t]+/, "", rest)

	if (word == "source")
		read_file(expand(unquote(rest)))
	else if (word ~ /^(config|menuconfig)$/)
		open_symbol(rest, place)
	else if (word ~ /^(menu|choice|if)$/)
		open_block(word, rest)
	else if (word ~ /^end(menu|choice|if)$/)
		depth--
	else if (word == "comment")
		symbol = "(comment)"
	else
		read_property(word, rest)
}

function open_symbol(name, place,    i) {
	symbol = name
	if (!(name in where)) {
		where[name] = place
		needs[name] = ""
	}
	for (i = 1; i <= depth; i++)
		add_need(name, block_needs[i])
	if (depth && block_kind[depth] == "choice") {
		choice[name] = block_choice[depth]
		if (!(choice[name] in has_default))
			choice_default(choice[name], name)
	}
}

function open_block(kind, rest) {
	depth++
	symbol = ""
	block_kind[depth] = kind
	block_needs[depth] = kind == "if" ? both("", rest) : ""
	if (kind == "choice")
		block_choice[depth] = ++choices
}

# `symbol` is what the property belongs to; "" is the block around it.
function read_property(word, rest,    value, cond, pair) {
	if (symbol == "(comment)")
		return
	value = without_if(rest)
	cond = substr(rest, length(value) + 1)
	sub(/^[ \t]+if[ \t]+/, "", cond)

	if (word == "depends" && sub(/^on[ \t]+/, "", rest))
		need(rest)
	else if (word == "visible" && sub(/^if[ \t]+/, "", rest))
		need(rest)
	else if (symbol == "") {
		if (word == "default")
			choice_default(block_choice[depth], value)
	} else if (word ~ /^(bool|int|hex|string|tristate)$/) {
		type[symbol] = word
		if (value != "")
			prompt(cond)
	} else if (word == "prompt")
		prompt(cond)
	else if (word == "def_bool") {
		type[symbol] = "bool"
		is_default[symbol, value] = 1
	} else if (word == "default")
		is_default[symbol, value] = 1
	else if (word == "select")
		selected[value] = selected[value] " " symbol
	else if (word == "range") {
		split(value, pair, /[ \t]+/)
		ranges[symbol]++
		low[symbol, ranges[symbol]] = pair[1]
		high[symbol, ranges[symbol]] = pair[2]
	}
}

# What stands before an `if`, which may also be a word in quotes.
function without_if(text,    quoted) {
	quoted = ""
	if (match(text, /^"([^"\\]|\\.)*"/)) {
		quoted = substr(text, 1, RLENGTH)
		text = substr(text, RLENGTH + 1)
	}
	sub(/[ \t]+if[ \t].*/, "", text)
	return quoted text
}

function choice_default(number, name) {
	has_default[number] = 1
	is_default[name, "y"] = 1
}

function prompt(cond) {
	prompted[symbol] = 1
	need(cond)
}

function need(expr) {
	if (symbol == "")
		block_needs[depth] = both(block_needs[depth], expr)
	else
		add_need(symbol, expr)
}

function add_need(name, expr) {
	needs[name] = both(needs[name], expr)
}

function both(a, b) {
	gsub(/[ \t]+/, " ", b)
	if (b ~ /\|\|/ && b !~ /^\([^()]*\)$/)
		b = "(" b ")"
	return a == "" || b == "" ? a b : a == b ? a : a " && " b
}

function unquote(text) {
	gsub(/^"|"$/, "", text)
	return text
}

# $NAME in a path stands for the environment's.
function expand(path,    name) {
	while (match(path, /\$[A-Za-z0-9_]+/)) {
		name = substr(path, RSTART + 1, RLENGTH - 1)
		path = substr(path, 1, RSTART - 1) ENVIRON[name] \
			substr(path, RSTART + RLENGTH)
	}
	return path
}
