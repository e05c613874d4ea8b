// SPDX-License-Identifier: BSD-3-Clause
// Tests of newlib's <math.h> and <complex.h>: it is there, and for this ABI.
#include <complex.h>
#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <uk/test.h>

/* Not known when compiling. */
static volatile double two = 2;

static bool is_near(double a, double b)
{
	return fabs(a - b) <= 1e-14 * fabs(b);
}

UK_TEST(computes)
{
	UK_EXPECT(is_near(sqrt(two), 1.4142135623730951));
	UK_EXPECT(is_near(sin(two), 0.9092974268256817));
	UK_EXPECT(is_near(atan2(two, -1), 2.0344439357957027));
	UK_EXPECT(is_near(exp(two), 7.38905609893065));
	UK_EXPECT(is_near(log(two), 0.6931471805599453));
	UK_EXPECT(is_near(pow(two, 0.5), sqrt(two)));
	UK_EXPECT(is_near(tgamma(two + 3), 24));
	UK_EXPECT(is_near(cbrt(two * 4), 2));
	UK_EXPECT(fmod(two + 5.5, two) == 1.5);
	UK_EXPECT(floor(-two / 4) == -1);
	UK_EXPECT(ldexp(two, 10) == 2048);
	UK_EXPECT(powf((float)two, 3) == 8);
	UK_EXPECT_INT(lround(two + 0.5), ==, 3);
}

UK_TEST(knows_what_is_no_number)
{
	UK_EXPECT(isnan(sqrt(-two)));
	UK_EXPECT(isinf(two / (two - 2)));
	UK_EXPECT(signbit(-two) && !signbit(two));
}

UK_TEST(computes_with_complex_numbers)
{
	double complex z = cexp(I * two);

	UK_EXPECT(is_near(creal(z), cos(two)));
	UK_EXPECT(is_near(cimag(z), sin(two)));
	UK_EXPECT(is_near(cabs(z * z), 1));
}

static volatile long double half = 0.5L;

UK_TEST(computes_exactly_with_long_doubles)
{
	long double whole;
	int exponent;

	UK_EXPECT(ceill(half + 2) == 3 && ceill(-half) == 0);
	UK_EXPECT(floorl(half + 2) == 2 && floorl(-half) == -1);
	UK_EXPECT(truncl(-half - 2) == -2 && signbit(truncl(-half)));
	UK_EXPECT(roundl(half + 2) == 3 && roundl(-half) == -1);
	UK_EXPECT(roundl(half - LDBL_EPSILON / 4) == 0);
	UK_EXPECT(rintl(half + 2) == 2 && rintl(half + 3) == 4);
	UK_EXPECT(llroundl(half + 0x1p40L) == (1LL << 40) + 1);
	UK_EXPECT(lrintl(half) == 0 && lroundl(-half) == -1);
	UK_EXPECT(fmodl(-half - 7, 2) == -1.5L);
	UK_EXPECT(fmodl(half * 0x1p900L, 3) == 2);
	UK_EXPECT(remainderl(half + 7, 2) == -half);
	UK_EXPECT(frexpl(-half * 24, &exponent) == -0.75L && exponent == 4);
	UK_EXPECT(frexpl(LDBL_MIN * half, &exponent) == half);
	UK_EXPECT_INT(exponent, ==, LDBL_MIN_EXP - 1);
	UK_EXPECT(ldexpl(half, 5) == 16 && scalblnl(half, -1) == 0.25L);
	UK_EXPECT(isinf(scalblnl(half, 1L << 30)));
	UK_EXPECT(modfl(-half - 2, &whole) == -half && whole == -2);
	UK_EXPECT(modfl(-INFINITY, &whole) == 0 && isinf(whole));
	UK_EXPECT(fabsl(-half) == half && copysignl(half, -1) == -half);
	UK_EXPECT(isnan(fmodl(half, 0)) && isnan(truncl(NAN)));
}
