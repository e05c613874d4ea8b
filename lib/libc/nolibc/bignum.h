// SPDX-License-Identifier: BSD-3-Clause
// Non-negative integers of the sizes that doubles need, exactly.
#ifndef NOLIBC_BIGNUM_H
#define NOLIBC_BIGNUM_H

#include <stdbool.h>
#include <stdint.h>

/*
 * The largest are 5^1095 and 770 decimal digits (in reading; see strtod.c) and
 * 2^53 * 5^1074 (in printing): 2560 bits at most. One limb more gives room to
 * shift by less than a limb.
 */
#define NOLIBC_BIGNUM_LIMBS 84

struct nolibc_bignum {
	unsigned count; /* limbs in use; the highest of them is not 0 */
	uint32_t limb[NOLIBC_BIGNUM_LIMBS]; /* the lowest first */
};

void nolibc_bignum_set(struct nolibc_bignum *n, uint64_t v);
bool nolibc_bignum_is_zero(const struct nolibc_bignum *n);

/* n = n * factor + addend */
void nolibc_bignum_multiply(struct nolibc_bignum *n, uint32_t factor,
			    uint32_t addend);
void nolibc_bignum_multiply_pow5(struct nolibc_bignum *n, unsigned exponent);

/* n = n / divisor; returns the remainder. */
uint32_t nolibc_bignum_divide(struct nolibc_bignum *n, uint32_t divisor);

void nolibc_bignum_shift_left(struct nolibc_bignum *n, unsigned bits);
unsigned nolibc_bignum_bits(const struct nolibc_bignum *n);

/* Negative, 0, positive, as a is less than, equal to, greater than b. */
int nolibc_bignum_compare(const struct nolibc_bignum *a,
			  const struct nolibc_bignum *b);

/* a = a - b; b must not be greater. */
void nolibc_bignum_subtract(struct nolibc_bignum *a,
			    const struct nolibc_bignum *b);

#endif
