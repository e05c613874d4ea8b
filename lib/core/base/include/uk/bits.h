// SPDX-License-Identifier: BSD-3-Clause
// Bit operations on words: find, count, powers of two.
#ifndef UK_BITS_H
#define UK_BITS_H

#include <uk/base.h>

#define UK_BIT(n) (1UL << (n))

/* Index of the lowest set bit; `x` must not be zero. */
static inline unsigned uk_bits_lowest(unsigned long x)
{
	return (unsigned)__builtin_ctzl(x);
}

/* Index of the highest set bit, which is floor(log2 x); `x` must not be zero.
 */
static inline unsigned uk_bits_highest(unsigned long x)
{
	return (unsigned)(8 * sizeof(x) - 1) - (unsigned)__builtin_clzl(x);
}

static inline bool uk_bits_is_pow2(unsigned long x)
{
	return x != 0 && (x & (x - 1)) == 0;
}

/* Smallest power of two >= x; 0 if there is none in a word. */
static inline unsigned long uk_bits_round_pow2(unsigned long x)
{
	if (x <= 1)
		return 1;
	unsigned top = uk_bits_highest(x - 1);
	return top + 1 < 8 * sizeof(x) ? 1UL << (top + 1) : 0;
}

#endif
