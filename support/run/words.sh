# SPDX-License-Identifier: BSD-3-Clause
# How scripts that start an image hand words to it; make puts it into them.

# One string of words as the image takes it apart: those with blanks in double
# quotes, and a backslash before what would mean something else.
command_line() {
	line=
	for word in "$@"; do
		case $word in
		*[\\\"]*) word=$(printf %s. "$word" | sed 's/[\\"]/\\&/g') word=${word%.} ;;
		esac
		case $word in
		*[[:space:]]* | '') line="$line \"$word\"" ;;
		*) line="$line $word" ;;
		esac
	done
	printf %s "${line# }"
}
