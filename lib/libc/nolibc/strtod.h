// SPDX-License-Identifier: BSD-3-Clause
// How all of the strtod family read a floating-point number.
#ifndef NOLIBC_STRTOD_H
#define NOLIBC_STRTOD_H

#include <stddef.h>

/* A binary format of IEEE 754. */
struct nolibc_format {
	int bits;    /* of the significand, the hidden one included */
	int max_exp; /* of the largest finite number, of which 2^max_exp <= it
		      */
	int min_exp; /* of the smallest normal number */
};

extern const struct nolibc_format nolibc_format_double_bits;
extern const struct nolibc_format nolibc_format_float_bits;

/* Reads at most `len` characters as C11 7.22.1.3 says and rounds the value,
 * once, to `format`: to the nearest, ties to even. ERANGE for what is too large
 * (then infinite) or became subnormal or zero inexactly. */
double nolibc_strtod(const char *s, size_t len, char **end,
		     const struct nolibc_format *format);

#endif
