// SPDX-License-Identifier: BSD-3-Clause
// Tests of 128-bit division, and of complex numbers at their edges.
#include <uk/test.h>

typedef unsigned __int128 wide;

/* Not known when compiling. */
static volatile wide numbers[] = {
    1,
    2,
    7,
    0xffffffffffffffffULL,
    (wide)1 << 64,
    ((wide)1 << 64) + 1,
    ((wide)0x123456789abcdefULL << 64) | 0xfedcba987654321ULL,
    ~(wide)0,
    (wide)1 << 127,
    (wide)10000000000000000000ULL * 10000000000ULL,
};

/* What defines a quotient and its rest. */
UK_TEST(divides_128_bits)
{
	for (unsigned i = 0; i < UK_ARRAY_LEN(numbers); i++) {
		for (unsigned k = 0; k < UK_ARRAY_LEN(numbers); k++) {
			wide n = numbers[i], d = numbers[k];
			wide quotient = n / d, rest = n % d;

			UK_EXPECT(rest < d);
			UK_EXPECT(quotient * d + rest == n);
		}
	}
}

UK_TEST(divides_signed_128_bits)
{
	volatile __int128 n = -((__int128)7 << 100), d = (__int128)3 << 70;

	UK_EXPECT(n / d == -(((__int128)7 << 30) / 3));
	UK_EXPECT((n / d) * d + n % d == n);
}

/* A quotient is rounded more than once. */
static bool is_near(long double a, long double b)
{
	return __builtin_fabsl(a - b) < 1e-6L;
}

#define COMPLEX(type, a, b) __builtin_complex((type)(a), (type)(b))

/* The same for each type that is not computed by the other's function. */
#define TEST_COMPLEX(name, type)                                 \
	UK_TEST(computes_with_complex_##name)                    \
	{                                                        \
		volatile type _Complex a = COMPLEX(type, 3, -2), \
				       b = COMPLEX(type, -1, 5); \
		type _Complex p = a * b, q = p / b;              \
		type huge = (type)__builtin_huge_val();          \
                                                                 \
		UK_EXPECT(__real__ p == 7 && __imag__ p == 17);  \
		UK_EXPECT(is_near(__real__ q, 3));               \
		UK_EXPECT(is_near(__imag__ q, -2));              \
		a = COMPLEX(type, huge, __builtin_nan(""));      \
		p = a * b;                                       \
		UK_EXPECT(__builtin_isinf(__real__ p) ||         \
			  __builtin_isinf(__imag__ p));          \
		q = b / a;                                       \
		UK_EXPECT(__real__ q == 0 && __imag__ q == 0);   \
		a = COMPLEX(type, 0, 0);                         \
		q = b / a;                                       \
		UK_EXPECT(__builtin_isinf(__real__ q) ||         \
			  __builtin_isinf(__imag__ q));          \
	}

TEST_COMPLEX(float, float)
TEST_COMPLEX(double, double)
TEST_COMPLEX(extended, long double)
