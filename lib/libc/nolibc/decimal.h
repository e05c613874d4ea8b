// SPDX-License-Identifier: BSD-3-Clause
// The digits of a double, all of them.
#ifndef NOLIBC_DECIMAL_H
#define NOLIBC_DECIMAL_H

#include <stdint.h>

/* No double has more than 767 significant decimal digits; in groups of 9. */
#define NOLIBC_DECIMAL_DIGITS 774

/* The value is 0.ddd… times ten to the power of `point`. Behind `count` there
 * are only zeros; the last digit counted is none. Zero has no digits and its
 * `point` is 1. */
struct nolibc_decimal {
	int point;
	int count;
	char digits[NOLIBC_DECIMAL_DIGITS];
};

/* d = mantissa * 2^exponent, exactly, for the mantissa of a double. */
void nolibc_decimal_set(struct nolibc_decimal *d, uint64_t mantissa,
			int exponent);

/* Keeps so many digits, rounding to the nearest, ties to even. A count below 0
 * is for values so small that they are zero. */
void nolibc_decimal_round(struct nolibc_decimal *d, int64_t digits);

#endif
