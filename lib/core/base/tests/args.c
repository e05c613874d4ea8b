// SPDX-License-Identifier: BSD-3-Clause
// Tests: how a command line becomes words.
#include "internal.h"

#include <uk/memory.h>
#include <uk/test.h>

enum { MOST = 8, ROOM = 64 };

static char line[ROOM];
static char *words[MOST];

static int split(const char *text)
{
	memset(words, 0, sizeof(words));
	memcpy(line, text, base_str_length(text) + 1);
	return base_args_split(line, words, MOST);
}

UK_TEST(args_are_separated_by_blanks)
{
	UK_EXPECT_INT(split(""), ==, 0);
	UK_EXPECT_INT(split(" \t\r\n "), ==, 0);
	UK_EXPECT_INT(split("one"), ==, 1);
	UK_EXPECT_STR(words[0], "one");
	UK_EXPECT_INT(split("  one\ttwo \n three "), ==, 3);
	UK_EXPECT_STR(words[0], "one");
	UK_EXPECT_STR(words[1], "two");
	UK_EXPECT_STR(words[2], "three");
}

UK_TEST(args_in_quotes_keep_their_blanks)
{
	UK_EXPECT_INT(split("a \"b c\" d"), ==, 3);
	UK_EXPECT_STR(words[1], "b c");
	UK_EXPECT_INT(split("x=\"1 2\"3 \"\" y"), ==, 3);
	UK_EXPECT_STR(words[0], "x=1 23");
	UK_EXPECT_STR(words[1], "");
	UK_EXPECT_STR(words[2], "y");
}

UK_TEST(args_with_an_open_quote_end_with_the_line)
{
	UK_EXPECT_INT(split("a \"b c "), ==, 2);
	UK_EXPECT_STR(words[1], "b c ");
	UK_EXPECT_INT(split("\""), ==, 1);
	UK_EXPECT_STR(words[0], "");
}

UK_TEST(args_with_quotes_and_backslashes_of_their_own)
{
	UK_EXPECT_INT(split("\\\"a \"b \\\" c\" it\\'s \\\\"), ==, 4);
	UK_EXPECT_STR(words[0], "\"a");
	UK_EXPECT_STR(words[1], "b \" c");
	UK_EXPECT_STR(words[2], "it's");
	UK_EXPECT_STR(words[3], "\\");
	UK_EXPECT_INT(split("a\\b \\\\n 'c \\"), ==, 4);
	UK_EXPECT_STR(words[0], "a\\b");
	UK_EXPECT_STR(words[1], "\\n");
	UK_EXPECT_STR(words[2], "'c");
	UK_EXPECT_STR(words[3], "\\");
}

UK_TEST(args_beyond_the_most_are_counted_only)
{
	UK_EXPECT_INT(split("1 2 3 4 5 6 7 8 9 10"), ==, 10);
	UK_EXPECT_STR(words[MOST - 1], "8");
}

/* Whatever is on the line, each word lies inside it and ends there. */
UK_TEST(args_of_any_bytes_stay_inside_the_line)
{
	static const char bytes[] = {' ',    '"', 'a', '\t',
				     '\xff', '-', '=', '\\'};
	static char many[ROOM];
	static char *found[ROOM];
	uint32_t seed = 1;

	for (int round = 0; round < 2000; round++) {
		size_t n = (size_t)round % ROOM;

		for (size_t i = 0; i < n; i++) {
			seed = seed * 1664525 + 1013904223;
			many[i] = bytes[seed >> 29];
		}
		many[n] = '\0';
		int count = base_args_split(many, found, ROOM);

		UK_EXPECT_INT(count, <=, n / 2 + 1);
		for (int i = 0; i < count; i++) {
			UK_EXPECT(found[i] >= many && found[i] <= many + n);
			UK_EXPECT(found[i] + base_str_length(found[i]) <=
				  many + n);
		}
	}
}
