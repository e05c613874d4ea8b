// SPDX-License-Identifier: BSD-3-Clause
// Tests: division, of which the compiler makes calls.
#include <uk/base.h>
#include <uk/test.h>

static const uint64_t values[] = {
    1,
    2,
    3,
    7,
    10,
    0x7fffffff,
    0x80000000,
    0x80000001,
    0xfffffffe,
    0xffffffff,
    0x100000000,
    0x100000001,
    1000000007,
    0x7fffffffffffffff,
    0x8000000000000000,
    0x8000000000000001,
    0xdeadbeefcafebabe,
    0xfffffffffffffffe,
    0xffffffffffffffff,
};

/* A pair of each two of them and their neighbours, then pairs of all sizes. */
#define PAIRS (UK_ARRAY_LEN(values) * UK_ARRAY_LEN(values) + 2000)

static void pair(size_t i, uint64_t *n, uint64_t *d)
{
	size_t count = UK_ARRAY_LEN(values);

	if (i < count * count) {
		*n = values[i / count] - i % 2;
		*d = values[i % count];
		return;
	}
	*n = (i * 0x9e3779b97f4a7c15) >> (i % 64);
	*d = ((i * 0xc2b2ae3d27d4eb4f) >> (i * 7 % 64)) | 1;
}

/* Whatever the numbers are, these say which quotient is the right one. */
UK_TEST(divide_unsigned)
{
	for (size_t i = 0; i < PAIRS; i++) {
		volatile uint64_t n, d;
		uint64_t a, b;

		pair(i, &a, &b);
		n = a;
		d = b;
		UK_EXPECT(a - n / d * b == n % d);
		UK_EXPECT(n % d < b);
		UK_EXPECT(n / d <= a);

		volatile uint32_t n32 = (uint32_t)a, d32 = (uint32_t)b | 1;
		uint32_t q = n32 / d32, r = n32 % d32;

		UK_EXPECT((uint64_t)q * d32 + r == n32);
		UK_EXPECT(r < d32);
	}
}

/* The quotient goes towards zero, the remainder has the dividend's sign. */
UK_TEST(divide_signed)
{
	for (size_t i = 0; i < PAIRS; i++) {
		uint64_t a, b;

		pair(i, &a, &b);
		volatile int64_t n = (int64_t)a, d = (int64_t)b;

		if (d == -1)
			continue; /* may overflow */
		int64_t r = n % d;

		UK_EXPECT((uint64_t)(n / d) * b + (uint64_t)r == a);
		UK_EXPECT(r == 0 || (r < 0) == (n < 0));
		UK_EXPECT((r < 0 ? -(uint64_t)r : (uint64_t)r) <
			  (d < 0 ? -b : b));

		volatile int32_t n32 = (int32_t)a, d32 = (int32_t)b | 1;

		if (d32 == -1)
			continue;
		int32_t r32 = n32 % d32;

		UK_EXPECT((int64_t)(n32 / d32) * d32 + r32 == n32);
		UK_EXPECT(r32 == 0 || (r32 < 0) == (n32 < 0));
	}
}

UK_TEST(divide_by_minus_one)
{
	volatile int32_t n = 5, d = -1;
	volatile int64_t n64 = -5000000000, d64 = -1;

	UK_EXPECT_INT(n / d, ==, -5);
	UK_EXPECT_INT(n % d, ==, 0);
	UK_EXPECT(n64 / d64 == 5000000000);
	UK_EXPECT(n64 % d64 == 0);
}
