// SPDX-License-Identifier: BSD-3-Clause
// Tests: atomics return what they are said to return.
#include <uk/arch.h>
#include <uk/test.h>

UK_TEST(atomics_on_words)
{
	unsigned long word = 5, expected = 7;

	UK_EXPECT_INT(uk_arch_atomic_load(&word), ==, 5);
	uk_arch_atomic_store(&word, 6UL);
	UK_EXPECT_INT(uk_arch_atomic_swap(&word, 8UL), ==, 6);
	UK_EXPECT_INT(uk_arch_atomic_add(&word, 2UL), ==, 8);
	UK_EXPECT_INT(word, ==, 10);
	UK_EXPECT(!uk_arch_atomic_cas(&word, &expected, 1UL));
	UK_EXPECT_INT(expected, ==, 10);
	UK_EXPECT(uk_arch_atomic_cas(&word, &expected, 1UL));
	UK_EXPECT_INT(word, ==, 1);
}

UK_TEST(atomics_wrap_around)
{
	uint32_t half = UINT32_MAX;
	void *pointer = &half;

	UK_EXPECT_INT(uk_arch_atomic_add(&half, 1U), ==, UINT32_MAX);
	UK_EXPECT_INT(half, ==, 0);
	UK_EXPECT(uk_arch_atomic_swap(&pointer, NULL) == &half);
	UK_EXPECT(!pointer);
}

UK_TEST(barriers_and_relax_are_harmless)
{
	volatile int x = 1;

	uk_arch_barrier();
	uk_arch_barrier_read();
	uk_arch_barrier_write();
	uk_arch_relax();
	UK_EXPECT_INT(x, ==, 1);
}
