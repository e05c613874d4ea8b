// SPDX-License-Identifier: BSD-3-Clause
// Tests of newlib's <math.h> and <complex.h>: it is there, and for this ABI.
#include <complex.h>
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
