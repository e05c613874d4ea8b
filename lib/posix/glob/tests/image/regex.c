// SPDX-License-Identifier: BSD-3-Clause
// Tests: newlib's regular expressions are in the library.
#include <regex.h>
#include <uk/test.h>

UK_TEST(regular_expressions_match)
{
	regmatch_t where[2];
	char text[64];
	regex_t re;

	UK_EXPECT_INT(regcomp(&re, "^a([[:digit:]]+)b", REG_EXTENDED), ==, 0);
	UK_EXPECT_INT(regexec(&re, "a42bc", 2, where, 0), ==, 0);
	UK_EXPECT_INT(where[1].rm_so, ==, 1);
	UK_EXPECT_INT(where[1].rm_eo, ==, 3);
	UK_EXPECT_INT(regexec(&re, "ab", 2, where, 0), ==, REG_NOMATCH);
	regfree(&re);
	int error = regcomp(&re, "(", REG_EXTENDED);

	UK_EXPECT_INT(error, ==, REG_EPAREN);
	UK_EXPECT(regerror(error, &re, text, sizeof(text)) > 1);
}
