// SPDX-License-Identifier: BSD-3-Clause
// How all of the strtol family read an integer.
#ifndef NOLIBC_STRTOL_H
#define NOLIBC_STRTOL_H

#include <stddef.h>
#include <stdint.h>

/*
 * Reads at most `len` characters as C11 7.22.1.4 says. Beyond the range the
 * result is `least` or `greatest`, with ERANGE. The two are the same for an
 * unsigned type, where a '-' negates what was read.
 */
uintmax_t nolibc_strtol(const char *s, size_t len, char **end, int base,
			uintmax_t least, uintmax_t greatest);

#endif
