// SPDX-License-Identifier: BSD-3-Clause
// Tests of the bit operations and of the rounding macros.
#include <uk/bits.h>
#include <uk/test.h>

#define WORD_BITS (8 * sizeof(long))

UK_TEST(finds_each_bit)
{
	for (unsigned i = 0; i < WORD_BITS; i++) {
		UK_EXPECT_INT(uk_bits_lowest(UK_BIT(i)), ==, i);
		UK_EXPECT_INT(uk_bits_highest(UK_BIT(i)), ==, i);
		UK_EXPECT_INT(uk_bits_lowest(~0UL << i), ==, i);
		UK_EXPECT_INT(uk_bits_highest(~0UL >> i), ==,
			      WORD_BITS - 1 - i);
	}
}

UK_TEST(knows_powers_of_two)
{
	UK_EXPECT(!uk_bits_is_pow2(0));
	for (unsigned i = 0; i < WORD_BITS; i++)
		UK_EXPECT(uk_bits_is_pow2(UK_BIT(i)));
	for (unsigned i = 1; i < WORD_BITS; i++)
		UK_EXPECT(!uk_bits_is_pow2(UK_BIT(i) | 1));
	UK_EXPECT(!uk_bits_is_pow2(~0UL));
}

UK_TEST(rounds_up_to_powers_of_two)
{
	UK_EXPECT_INT(uk_bits_round_pow2(0), ==, 1);
	UK_EXPECT_INT(uk_bits_round_pow2(1), ==, 1);
	UK_EXPECT_INT(uk_bits_round_pow2(3), ==, 4);
	for (unsigned i = 2; i < WORD_BITS; i++) {
		UK_EXPECT(uk_bits_round_pow2(UK_BIT(i)) == UK_BIT(i));
		UK_EXPECT(uk_bits_round_pow2(UK_BIT(i) - 1) == UK_BIT(i));
	}
	UK_EXPECT(uk_bits_round_pow2(UK_BIT(WORD_BITS - 1) + 1) == 0);
	UK_EXPECT(uk_bits_round_pow2(~0UL) == 0);
}

UK_TEST(rounds_to_alignments)
{
	UK_EXPECT_INT(UK_ALIGN_DOWN(4097UL, 4096), ==, 4096);
	UK_EXPECT_INT(UK_ALIGN_UP(4097UL, 4096), ==, 8192);
	UK_EXPECT_INT(UK_ALIGN_UP(4096UL, 4096), ==, 4096);
	UK_EXPECT_INT(UK_ALIGN_UP(0UL, 4096), ==, 0);
	UK_EXPECT(UK_ALIGN_DOWN(~(uint64_t)0, 4096) == ~(uint64_t)4095);
	UK_EXPECT(UK_IS_ALIGNED(8192UL, 4096));
	UK_EXPECT(!UK_IS_ALIGNED(8200UL, 4096));
}
