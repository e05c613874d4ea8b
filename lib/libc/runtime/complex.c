// SPDX-License-Identifier: BSD-3-Clause
// Products and quotients of complex numbers, which compilers call: theirs of
// float and of long double need a red zone. C11, annex G.5.1.

float _Complex __mulsc3(float a, float b, float c, float d);
float _Complex __divsc3(float a, float b, float c, float d);
long double _Complex __mulxc3(long double a, long double b, long double c,
			      long double d);
long double _Complex __divxc3(long double a, long double b, long double c,
			      long double d);

static double _Complex pair(double re, double im)
{
	return __builtin_complex(re, im);
}

/* No product of two floats is too large or too small for a double. */
float _Complex __mulsc3(float a, float b, float c, float d)
{
	return (float _Complex)(pair(a, b) * pair(c, d));
}

float _Complex __divsc3(float a, float b, float c, float d)
{
	return (float _Complex)(pair(a, b) / pair(c, d));
}

/* What an infinite number's parts count for: its direction. */
static long double unit(long double x, int infinite)
{
	return __builtin_copysignl(infinite, x);
}

static long double or_zero(long double x)
{
	return __builtin_isnan(x) ? __builtin_copysignl(0, x) : x;
}

long double _Complex __mulxc3(long double a, long double b, long double c,
			      long double d)
{
	long double re = a * c - b * d, im = a * d + b * c;
	int first = __builtin_isinf(a) || __builtin_isinf(b),
	    second = __builtin_isinf(c) || __builtin_isinf(d);

	if (!__builtin_isnan(re) || !__builtin_isnan(im) || !(first || second))
		return __builtin_complex(re, im);
	if (first) {
		a = unit(a, !!__builtin_isinf(a));
		b = unit(b, !!__builtin_isinf(b));
	}
	if (second) {
		c = unit(c, !!__builtin_isinf(c));
		d = unit(d, !!__builtin_isinf(d));
	}
	a = or_zero(a);
	b = or_zero(b);
	c = or_zero(c);
	d = or_zero(d);
	return __builtin_complex(__builtin_huge_vall() * (a * c - b * d),
				 __builtin_huge_vall() * (a * d + b * c));
}

/* The divisor is scaled by its larger part, so that no square overflows. */
long double _Complex __divxc3(long double a, long double b, long double c,
			      long double d)
{
	long double ratio, whole;

	if (__builtin_isinf(c) || __builtin_isinf(d)) {
		if (__builtin_isinf(a) || __builtin_isinf(b))
			return __builtin_complex(__builtin_nanl(""),
						 __builtin_nanl(""));
		c = unit(c, !!__builtin_isinf(c));
		d = unit(d, !!__builtin_isinf(d));
		return __builtin_complex(0 * (a * c + b * d),
					 0 * (b * c - a * d));
	}
	if (c == 0 && d == 0)
		return __builtin_complex(
		    __builtin_copysignl(__builtin_huge_vall(), c) * a,
		    __builtin_copysignl(__builtin_huge_vall(), c) * b);
	if (__builtin_fabsl(c) < __builtin_fabsl(d)) {
		ratio = c / d;
		whole = c * ratio + d;
		return __builtin_complex((a * ratio + b) / whole,
					 (b * ratio - a) / whole);
	}
	ratio = d / c;
	whole = d * ratio + c;
	return __builtin_complex((a + b * ratio) / whole,
				 (b - a * ratio) / whole);
}
