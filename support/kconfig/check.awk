# SPDX-License-Identifier: BSD-3-Clause
# Compares what a configuration file asks for with what kconfig made of it.
#
# From the environment: `top`, the first Config.uk; `asked`, the file, shown as
# `name`; `made`, the complete .config that came of it; `messages`, what
# kconfig wrote meanwhile; `all_meant`: y if every line of the file was meant
# by somebody, empty if kconfig wrote it, defaults and all.
# Prints one paragraph per mistake; exits with 1 if there was any.

BEGIN {
	mistakes = 0
	read_tree(ENVIRON["top"])
	read_made(ENVIRON["made"])
	read_messages(ENVIRON["messages"])
	read_asked(ENVIRON["asked"])
	for (i = 1; i <= asked_count; i++)
		check(order[i], asked[order[i]], asked_line[order[i]])
	check_unset()
	if (!mistakes) {
		check_ticked("ARCH_", "architecture", "Architectures")
		check_ticked("PLAT_", "platform", "Platforms")
	}
	exit mistakes > 0
}

function read_made(path,    line, at) {
	while ((getline line < path) > 0) {
		if (line ~ /^CONFIG_/) {
			at = index(line, "=")
			made[substr(line, 8, at - 8)] = substr(line, at + 1)
		} else if (line ~ /^# CONFIG_.* is not set/) {
			split(line, word, " ")
			made[substr(word[2], 8)] = "n"
		}
	}
	close(path)
}

# The last of several lines about one symbol counts, as it does for kconfig.
function read_asked(path,    line, n, at, name, word) {
	for (n = 1; (getline line < path) > 0; n++) {
		if (line ~ /^# CONFIG_[A-Za-z0-9_]+ is not set/) {
			split(line, word, " ")
			ask(substr(word[2], 8), "n", n)
		} else if (line ~ /^CONFIG_[A-Za-z0-9_]+=/) {
			at = index(line, "=")
			ask(substr(line, 8, at - 8), substr(line, at + 1), n)
		} else if (line !~ /^[ \t]*(#|$)/)
			mistake(asked_place(n) "not CONFIG_NAME=value: " line)
	}
	close(path)
}

function ask(name, value, line) {
	if (!(name in asked))
		order[++asked_count] = name
	asked[name] = value
	asked_line[name] = line
}

# What kconfig says about the file is said better below.
function read_messages(path,    line, seen) {
	while ((getline line < path) > 0) {
		if (line in seen || index(line, ENVIRON["asked"] ":") == 1)
			continue
		seen[line] = 1
		if (line ~ /selects .* which has unmet direct dependencies/)
			mistake(unmet_select(line))
		else if (line ~ /(warning|error): |^\t/)
			mistake(short(line))
	}
	close(path)
}

function unmet_select(line,    by, name, word, i) {
	by = line
	sub(/^.*warning: \(/, "", by)
	sub(/\) selects .*/, "", by)
	name = line
	sub(/.*\) selects /, "", name)
	sub(/ .*/, "", name)
	line = "error: " by " selects " name ", which " lacks(name)
	split(by, word, /[^A-Za-z0-9_]+/)
	for (i = 1; i in word; i++)
		if (word[i] in where)
			line = line defined(word[i])
	return line defined(name)
}

function check(name, value, line,    said) {
	said = asked_place(line) (value == "n" && is_bool(name) ? \
		"CONFIG_" name " is not set" : "CONFIG_" name "=" value) ": "
	if (!(name in where))
		mistake(said "there is no such option" near(name))
	else if (!fits(type[name], value))
		mistake(said name " is " wanted[type[name]] defined(name))
	else if (!holds(name, value) && meant(name, value))
		mistake(said why_not(name, value) defined(name))
}

function is_set(name) {
	return name in made && made[name] == "y"
}

function is_bool(name) {
	return !(name in type) || type[name] == "bool"
}

function fits(kind, value) {
	wanted["bool"] = "y or n"
	wanted["int"] = "a whole number"
	wanted["hex"] = "a hexadecimal number: 0x…"
	wanted["string"] = "a text in double quotes"
	if (kind == "bool")
		return value ~ /^[yn]$/
	if (kind == "int")
		return value ~ /^-?[0-9]+$/
	if (kind == "hex")
		return value ~ /^(0[xX])?[0-9a-fA-F]+$/
	return value ~ /^"([^"\\]|\\.)*"$/
}

function holds(name, value) {
	if (type[name] == "bool")
		return (value == "y") == is_set(name)
	if (type[name] == "string")
		return name in made && made[name] == value
	return name in made && number(made[name], type[name]) == \
		number(value, type[name])
}

# A .config also records what follows from other values, and the defaults of
# what cannot be left unset. Nobody asked for those.
function meant(name, value) {
	if (ENVIRON["all_meant"])
		return 1
	if (!(name in prompted))
		return 0
	if (name in choice || type[name] != "bool")
		return name in made || !((name, unquote(value)) in is_default || \
			(name, value) in is_default)
	return 1
}

function why_not(name, value,    i, other) {
	if (!(name in prompted))
		return name " follows from other options and cannot be set"
	if (value == "n" && name in choice)
		return "one of its choice must be set"
	if (value == "n" && name in selected)
		return "it is selected by" selected[name]
	for (i = 1; i <= ranges[name]; i++)
		if (outside(name, value, i))
			return name " must lie between " low[name, i] " and " \
				high[name, i]
	if (name in made && name in choice)
		for (other in choice)
			if (choice[other] == choice[name] && is_set(other))
				return "CONFIG_" other " is set, and only one of" \
					" the two can be"
	return name " " lacks(name)
}

function outside(name, value, i,    v) {
	v = number(value, type[name])
	return v < number(bound(low[name, i]), type[name]) || \
		v > number(bound(high[name, i]), type[name])
}

function bound(text) {
	return text in made ? made[text] : text
}

function number(text, kind,    i, v) {
	if (kind == "int")
		return text + 0
	text = tolower(text)
	sub(/^0x/, "", text)
	v = 0
	for (i = 1; i <= length(text); i++)
		v = v * 16 + index("123456789abcdef", substr(text, i, 1))
	return v
}

# "depends on A && B, and B=n": the expression with its symbols' values.
function lacks(name,    expr, word, n, i, values, seen) {
	expr = needs[name]
	n = split(expr, word, /[^A-Za-z0-9_]+/)
	values = ""
	for (i = 1; i <= n; i++)
		if (word[i] ~ /[A-Z]/ && !(word[i] in seen)) {
			seen[word[i]] = 1
			values = values (values == "" ? "" : ", ") word[i] "=" \
				value_of(word[i])
		}
	return expr == "" ? "has unmet dependencies" : \
		"depends on " expr ", and " values
}

function value_of(name) {
	if (!(name in where))
		return "n (no such option)"
	return name in made ? made[name] : is_bool(name) ? "n" : "(unset)"
}

# Options without a default that nobody gave a value.
function check_unset(    name) {
	for (name in made)
		if (made[name] == "" && name in where)
			mistake("error: " name " has no value: its definition" \
				" needs a default" defined(name))
}

function check_ticked(prefix, what, menu,    name) {
	for (name in made)
		if (index(name, prefix) == 1 && made[name] == "y")
			return
	mistake(ENVIRON["name"] ": error: no " what " is ticked: choose at" \
		" least one in the menu \"" menu "\" of make menuconfig")
}

function asked_place(line) {
	return ENVIRON["name"] ":" line ": error: "
}

function defined(name) {
	return "\n  " short(where[name]) ": " name " is defined here"
}

# Paths are shown as the build shows them: from the application, or the tree.
function short(text) {
	text = replace(text, ENVIRON["UK_APP_DIR"] "/")
	return replace(text, ENVIRON["UK_ROOT"] "/")
}

function replace(text, prefix,    at) {
	while ((at = index(text, prefix)) > 0)
		text = substr(text, 1, at - 1) substr(text, at + length(prefix))
	return text
}

function mistake(text) {
	print text
	mistakes++
}
