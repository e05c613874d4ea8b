// SPDX-License-Identifier: BSD-3-Clause
// Tests of <ctype.h>: every byte and EOF, against the classes written out.
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <uk/test.h>

#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGIT "0123456789"
#define PUNCT "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

/* Whether `is` holds for the characters of `members`, and for no others. */
static bool is_exactly(int (*is)(int), const char *members)
{
	for (int c = 0; c < 256; c++) {
		bool member = c && strchr(members, c);
		if (!is(c) != !member)
			return false;
	}
	return !is(EOF);
}

UK_TEST(classes_have_their_members)
{
	UK_EXPECT(is_exactly(islower, LOWER));
	UK_EXPECT(is_exactly(isupper, UPPER));
	UK_EXPECT(is_exactly(isdigit, DIGIT));
	UK_EXPECT(is_exactly(isalpha, LOWER UPPER));
	UK_EXPECT(is_exactly(isalnum, LOWER UPPER DIGIT));
	UK_EXPECT(is_exactly(isxdigit, DIGIT "abcdefABCDEF"));
	UK_EXPECT(is_exactly(ispunct, PUNCT));
	UK_EXPECT(is_exactly(isgraph, LOWER UPPER DIGIT PUNCT));
	UK_EXPECT(is_exactly(isprint, LOWER UPPER DIGIT PUNCT " "));
	UK_EXPECT(is_exactly(isspace, " \t\n\v\f\r"));
	UK_EXPECT(is_exactly(isblank, " \t"));
}

UK_TEST(control_characters_are_the_rest_of_ascii)
{
	for (int c = 0; c < 256; c++) {
		UK_EXPECT_INT(!iscntrl(c), ==, !(c < 32 || c == 127));
		UK_EXPECT_INT(!isascii(c), ==, c > 127);
	}
	UK_EXPECT(!iscntrl(EOF));
}

UK_TEST(case_changes_for_letters_only)
{
	for (int c = 0; c < 256; c++) {
		const char *l = c ? strchr(LOWER, c) : NULL;
		const char *u = c ? strchr(UPPER, c) : NULL;
		UK_EXPECT_INT(toupper(c), ==,
			      l ? UPPER[strlen(LOWER) - strlen(l)] : c);
		UK_EXPECT_INT(tolower(c), ==,
			      u ? LOWER[strlen(UPPER) - strlen(u)] : c);
	}
	UK_EXPECT_INT(toupper(EOF), ==, EOF);
	UK_EXPECT_INT(tolower(EOF), ==, EOF);
}
