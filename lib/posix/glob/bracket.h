// SPDX-License-Identifier: BSD-3-Clause
// Bracket expressions in patterns of names (POSIX, XBD 9.3.5 and XCU 2.13.1).
#ifndef BRACKET_H
#define BRACKET_H

#include <stdbool.h>

/* What follows the bracket expression whose [ is at `pattern`, and whether it
 * has the byte `c`; NULL if it is none, and [ is a byte like others. `flags`
 * are fnmatch()'s. */
const char *glob_bracket_match(const char *pattern, int c, int flags,
			       bool *matches);

#endif
