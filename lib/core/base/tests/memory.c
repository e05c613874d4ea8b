// SPDX-License-Identifier: BSD-3-Clause
// Tests of the memory functions: every alignment and length around a word or
// two.
#include <uk/memory.h>
#include <uk/test.h>

#define SPAN 40 /* several words, and the ragged ends beside them */

static unsigned char to[SPAN * 2], from[SPAN * 2];

static unsigned char pattern(size_t i)
{
	return (unsigned char)(i * 7 + 1);
}

static void prepare(void)
{
	for (size_t i = 0; i < sizeof(to); i++) {
		to[i] = 0xee;
		from[i] = pattern(i);
	}
}

/* Whether `to` is `want(i)` in [at, at + len) and untouched around it. */
static bool only(size_t at, size_t len, size_t from_at)
{
	for (size_t i = 0; i < sizeof(to); i++) {
		bool inside = i >= at && i - at < len;
		if (to[i] != (inside ? pattern(i - at + from_at) : 0xee))
			return false;
	}
	return true;
}

UK_TEST(memcpy_copies_exactly)
{
	for (size_t d = 0; d < 9; d++) {
		for (size_t s = 0; s < 9; s++) {
			for (size_t n = 0; n < SPAN; n++) {
				prepare();
				UK_EXPECT(memcpy(to + d, from + s, n) ==
					  to + d);
				UK_EXPECT(only(d, n, s));
			}
		}
	}
}

UK_TEST(memmove_copies_exactly)
{
	for (size_t d = 0; d < 9; d++) {
		for (size_t n = 0; n < SPAN; n++) {
			prepare();
			UK_EXPECT(memmove(to + d, from + 3, n) == to + d);
			UK_EXPECT(only(d, n, 3));
		}
	}
}

/* Moves inside one buffer and compares with what was there before. */
static bool moves(size_t d, size_t s, size_t n)
{
	prepare();
	if (memmove(from + d, from + s, n) != from + d)
		return false;
	for (size_t i = 0; i < sizeof(from); i++) {
		bool inside = i >= d && i - d < n;
		if (from[i] != pattern(inside ? i - d + s : i))
			return false;
	}
	return true;
}

UK_TEST(memmove_overlaps_both_ways)
{
	for (size_t d = 0; d < 20; d++) {
		for (size_t s = 0; s < 20; s++) {
			for (size_t n = 0; n < SPAN; n++)
				UK_EXPECT(moves(d, s, n));
		}
	}
}

UK_TEST(memset_fills_exactly)
{
	for (size_t at = 0; at < 9; at++) {
		for (size_t n = 0; n < SPAN; n++) {
			prepare();
			UK_EXPECT(memset(to + at, 0x1a5, n) == to + at);
			for (size_t i = 0; i < sizeof(to); i++) {
				bool inside = i >= at && i - at < n;
				UK_EXPECT_INT(to[i], ==, inside ? 0xa5 : 0xee);
			}
		}
	}
}

static bool finds_difference(const unsigned char *low,
			     const unsigned char *high, size_t at)
{
	return memcmp(low, high, SPAN) < 0 && memcmp(high, low, SPAN) > 0 &&
	       memcmp(low, high, at) == 0;
}

UK_TEST(memcmp_finds_each_difference)
{
	for (size_t a = 0; a < 9; a++) {
		for (size_t b = 0; b < 9; b++) {
			for (size_t at = 0; at < SPAN; at++) {
				prepare();
				memcpy(to + a, from + b, SPAN);
				UK_EXPECT(!memcmp(to + a, from + b, SPAN));
				to[a + at] = 0x80;
				from[b + at] = 0x7f;
				UK_EXPECT(
				    finds_difference(from + b, to + a, at));
			}
		}
	}
}

UK_TEST(memcmp_goes_by_the_first_difference)
{
	UK_EXPECT_INT(memcmp("abcdefgh1z", "abcdefgh2a", 10), <, 0);
	UK_EXPECT_INT(memcmp("1bcdefgh", "2acdefgh", 8), <, 0);
	UK_EXPECT_INT(memcmp("a\0b", "a\0c", 3), <, 0);
	UK_EXPECT_INT(memcmp("x", "y", 0), ==, 0);
}
