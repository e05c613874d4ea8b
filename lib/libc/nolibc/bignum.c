// SPDX-License-Identifier: BSD-3-Clause
// Arithmetic on large integers.
#include "bignum.h"
#include <uk/assert.h>

#define POW5_13 1220703125 /* the largest power of 5 in 32 bits */

void nolibc_bignum_set(struct nolibc_bignum *n, uint64_t v)
{
	n->limb[0] = (uint32_t)v;
	n->limb[1] = (uint32_t)(v >> 32);
	n->count = v >> 32 ? 2 : v != 0;
}

bool nolibc_bignum_is_zero(const struct nolibc_bignum *n)
{
	return n->count == 0;
}

static void push(struct nolibc_bignum *n, uint32_t limb)
{
	if (!limb)
		return;
	uk_assert(n->count < NOLIBC_BIGNUM_LIMBS);
	n->limb[n->count++] = limb;
}

static void trim(struct nolibc_bignum *n)
{
	while (n->count && n->limb[n->count - 1] == 0)
		n->count--;
}

void nolibc_bignum_multiply(struct nolibc_bignum *n, uint32_t factor,
			    uint32_t addend)
{
	uint64_t carry = addend;

	for (unsigned i = 0; i < n->count; i++) {
		carry += (uint64_t)n->limb[i] * factor;
		n->limb[i] = (uint32_t)carry;
		carry >>= 32;
	}
	push(n, (uint32_t)carry);
}

void nolibc_bignum_multiply_pow5(struct nolibc_bignum *n, unsigned exponent)
{
	for (; exponent >= 13; exponent -= 13)
		nolibc_bignum_multiply(n, POW5_13, 0);
	for (; exponent; exponent--)
		nolibc_bignum_multiply(n, 5, 0);
}

uint32_t nolibc_bignum_divide(struct nolibc_bignum *n, uint32_t divisor)
{
	uint64_t rest = 0;

	for (unsigned i = n->count; i-- > 0;) {
		rest = rest << 32 | n->limb[i];
		n->limb[i] = (uint32_t)(rest / divisor);
		rest %= divisor;
	}
	trim(n);
	return (uint32_t)rest;
}

void nolibc_bignum_shift_left(struct nolibc_bignum *n, unsigned bits)
{
	unsigned limbs = bits / 32;

	if (n->count == 0)
		return;
	nolibc_bignum_multiply(n, UINT32_C(1) << bits % 32, 0);
	uk_assert(n->count + limbs <= NOLIBC_BIGNUM_LIMBS);
	for (unsigned i = n->count; i-- > 0;)
		n->limb[i + limbs] = n->limb[i];
	for (unsigned i = 0; i < limbs; i++)
		n->limb[i] = 0;
	n->count += limbs;
}

unsigned nolibc_bignum_bits(const struct nolibc_bignum *n)
{
	if (n->count == 0)
		return 0;
	return n->count * 32 - (unsigned)__builtin_clz(n->limb[n->count - 1]);
}

int nolibc_bignum_compare(const struct nolibc_bignum *a,
			  const struct nolibc_bignum *b)
{
	if (a->count != b->count)
		return a->count < b->count ? -1 : 1;
	for (unsigned i = a->count; i-- > 0;) {
		if (a->limb[i] != b->limb[i])
			return a->limb[i] < b->limb[i] ? -1 : 1;
	}
	return 0;
}

void nolibc_bignum_subtract(struct nolibc_bignum *a,
			    const struct nolibc_bignum *b)
{
	uint64_t borrow = 0;

	for (unsigned i = 0; i < a->count; i++) {
		uint64_t take = borrow + (i < b->count ? b->limb[i] : 0);
		borrow = a->limb[i] < take;
		a->limb[i] -= (uint32_t)take;
	}
	trim(a);
}
