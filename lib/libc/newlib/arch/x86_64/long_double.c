// SPDX-License-Identifier: BSD-3-Clause
// The mathematics of long double that has exact results, by the x87.
//
// Intel 64 and IA-32 Architectures Software Developer's Manual, 2A: FRNDINT,
// FPREM, FPREM1, FSCALE, FISTP. Where long double is double newlib has it all.
#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <uk/base.h>

/* Rounding, as the control word has it. */
enum { DOWN = 0x400, UP = 0x800, TO_ZERO = 0xc00 };

static uint16_t rounding(void)
{
	uint16_t word;

	__asm__ volatile("fnstcw %0" : "=m"(word));
	return word;
}

static void set_rounding(uint16_t word)
{
	__asm__ volatile("fldcw %0" : : "m"(word));
}

long double rintl(long double x)
{
	__asm__ volatile("frndint" : "+t"(x));
	return x;
}

static long double round_to(long double x, uint16_t mode)
{
	const uint16_t before = rounding();

	set_rounding((uint16_t)((before & ~TO_ZERO) | mode));
	x = rintl(x);
	set_rounding(before);
	return x;
}

long double ceill(long double x)
{
	return round_to(x, UP);
}

long double floorl(long double x)
{
	return round_to(x, DOWN);
}

long double truncl(long double x)
{
	return round_to(x, TO_ZERO);
}

long double fabsl(long double x)
{
	return __builtin_fabsl(x);
}

long double copysignl(long double x, long double sign)
{
	return __builtin_copysignl(x, sign);
}

/* Halves go away from 0. */
long double roundl(long double x)
{
	const long double whole = truncl(x);

	return __builtin_fabsl(x - whole) < 0.5L || __builtin_isinf(x)
		   ? whole
		   : whole + __builtin_copysignl(1, x);
}

long long llrintl(long double x)
{
	long long result;

	__asm__ volatile("fistpll %0" : "=m"(result) : "t"(x) : "st");
	return result;
}

long lrintl(long double x)
{
	return llrintl(x);
}

long long llroundl(long double x)
{
	return llrintl(roundl(x));
}

long lroundl(long double x)
{
	return llroundl(x);
}

/* Both instructions do a part of it each time, and C2 says that there is
 * more. */
enum { MORE = 0x400 };

long double fmodl(long double x, long double y)
{
	uint16_t status;

	do
		__asm__ volatile("fprem; fnstsw %1"
				 : "+t"(x), "=a"(status)
				 : "u"(y));
	while (status & MORE);
	return x;
}

long double remainderl(long double x, long double y)
{
	uint16_t status;

	do
		__asm__ volatile("fprem1; fnstsw %1"
				 : "+t"(x), "=a"(status)
				 : "u"(y));
	while (status & MORE);
	return x;
}

long double scalbnl(long double x, int exponent)
{
	__asm__ volatile("fscale" : "+t"(x) : "u"((long double)exponent));
	return x;
}

long double ldexpl(long double x, int exponent)
{
	return scalbnl(x, exponent);
}

long double scalblnl(long double x, long exponent)
{
	return scalbnl(x,
		       (int)UK_MAX(UK_MIN(exponent, (long)INT_MAX), INT_MIN));
}

/* The exponent of an x87 number, beside its sign, which begins at BIAS. */
enum { EXPONENT = 0x7fff, BIAS = 0x3ffe };

long double frexpl(long double x, int *exponent)
{
	union {
		long double value;
		struct {
			uint64_t fraction;
			uint16_t top;
		} bits;
	} u = {.value = x};

	*exponent = 0;
	if (x == 0 || !__builtin_isfinite(x))
		return x;
	/* One that is too small for a leading 1 gets it. */
	if (!(u.bits.top & EXPONENT)) {
		u.value *= 0x1p64L;
		*exponent = -64;
	}
	*exponent += (u.bits.top & EXPONENT) - BIAS;
	u.bits.top = (uint16_t)((u.bits.top & ~EXPONENT) | BIAS);
	return u.value;
}

long double modfl(long double x, long double *whole)
{
	*whole = truncl(x);
	return __builtin_copysignl(__builtin_isinf(x) ? 0 : x - *whole, x);
}
