// SPDX-License-Identifier: BSD-3-Clause
// Division of 128-bit numbers, which compilers call: their own needs a red
// zone.
#include <stddef.h>
#include <uk/base.h>

typedef unsigned __int128 wide;

wide __udivmodti4(wide n, wide d, wide *rest);
wide __umodti3(wide n, wide d);
wide __udivti3(wide n, wide d);

static unsigned leading_zeros(wide n)
{
	uint64_t high = (uint64_t)(n >> 64);

	return high ? (unsigned)__builtin_clzll(high)
		    : 64 + (unsigned)__builtin_clzll((uint64_t)n);
}

/* The CPU divides 128 bits by 64 where the quotient has 64: n's upper half is
 * less than d. */
static uint64_t divide_word(uint64_t high, uint64_t low, uint64_t d,
			    uint64_t *rest)
{
	uint64_t quotient;

	__asm__("divq %4"
		: "=a"(quotient), "=d"(*rest)
		: "a"(low), "d"(high), "r"(d)
		: "cc");
	return quotient;
}

static wide divide_by_word(wide n, uint64_t d, wide *rest)
{
	uint64_t high = (uint64_t)(n >> 64), left;
	uint64_t low = divide_word(high % d, (uint64_t)n, d, &left);

	*rest = left;
	return (wide)(high / d) << 64 | low;
}

/* A divisor of more than 64 bits leaves a quotient of less: bit by bit. */
static wide divide_by_wide(wide n, wide d, wide *rest)
{
	wide quotient = 0;
	int shift;

	*rest = n;
	if (n < d)
		return 0;
	shift = (int)(leading_zeros(d) - leading_zeros(n));
	for (d <<= shift; shift >= 0; shift--, d >>= 1) {
		quotient <<= 1;
		if (*rest >= d) {
			*rest -= d;
			quotient |= 1;
		}
	}
	return quotient;
}

wide __udivmodti4(wide n, wide d, wide *rest)
{
	wide left, quotient;

	/* Zero among them, where the CPU traps. */
	if (d >> 64 == 0)
		quotient = divide_by_word(n, (uint64_t)d, &left);
	else
		quotient = divide_by_wide(n, d, &left);
	if (rest)
		*rest = left;
	return quotient;
}

wide __umodti3(wide n, wide d)
{
	wide rest;

	__udivmodti4(n, d, &rest);
	return rest;
}

wide __udivti3(wide n, wide d)
{
	return __udivmodti4(n, d, NULL);
}
