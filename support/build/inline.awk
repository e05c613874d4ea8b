# SPDX-License-Identifier: BSD-3-Clause
# Puts what a script reads from the tree in its place, so that it can be moved:
# awk -v root=TREE -f inline.awk SCRIPT
#
# That is a line `. support/run/FILE`, its path relative to the tree.
/^\. support\// {
	path = root "/" $2
	while ((got = (getline line <path)) > 0)
		print line
	if (got < 0) {
		print FILENAME ":" FNR ": no such file: " path >"/dev/stderr"
		exit 1
	}
	close(path)
	next
}
{ print }
