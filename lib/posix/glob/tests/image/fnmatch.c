// SPDX-License-Identifier: BSD-3-Clause
// Tests: patterns match as shells have them.
#include <fnmatch.h>
#include <regex.h>
#include <stddef.h>
#include <string.h>
#include <uk/test.h>

static const struct {
	const char *pattern, *text;
	int flags, result;
} cases[] = {
    {"", "", 0, 0},
    {"a", "", 0, FNM_NOMATCH},
    {"", "a", 0, FNM_NOMATCH},
    {"*", "", 0, 0},
    {"**", "abc", 0, 0},
    {"a*c", "abbc", 0, 0},
    {"a*c", "abb", 0, FNM_NOMATCH},
    {"*a*b*c", "xaybzbc", 0, 0},
    {"*ab", "aab", 0, 0},
    {"a?c", "abc", 0, 0},
    {"a?", "a", 0, FNM_NOMATCH},
    {"\\*", "*", 0, 0},
    {"\\*", "a", 0, FNM_NOMATCH},
    {"\\*", "\\x", FNM_NOESCAPE, 0},
    {"a\\", "a\\", 0, 0},
    {"*", "a/b", 0, 0},
    {"*", "a/b", FNM_PATHNAME, FNM_NOMATCH},
    {"*/b", "a/b", FNM_PATHNAME, 0},
    {"*/*a", "b/ca", FNM_PATHNAME, 0},
    {"a*/b", "ac/d/b", FNM_PATHNAME, FNM_NOMATCH},
    {"a?b", "a/b", FNM_PATHNAME, FNM_NOMATCH},
    {"a[/]b", "a/b", 0, 0},
    {"a[/]b", "a/b", FNM_PATHNAME, FNM_NOMATCH},
    {"a[/]b", "a[/]b", FNM_PATHNAME, 0},
    {"*", ".a", FNM_PERIOD, FNM_NOMATCH},
    {"[.]a", ".a", FNM_PERIOD, FNM_NOMATCH},
    {".*", ".a", FNM_PERIOD, 0},
    {"*.a", "b.a", FNM_PERIOD, 0},
    {"b/*", "b/.a", FNM_PERIOD, 0},
    {"b/*", "b/.a", FNM_PERIOD | FNM_PATHNAME, FNM_NOMATCH},
    {"a", "a/b", FNM_LEADING_DIR, 0},
    {"*", "a/b", FNM_LEADING_DIR | FNM_PATHNAME, 0},
    {"aB", "Ab", FNM_CASEFOLD, 0},
    {"[a-c]", "B", FNM_CASEFOLD, 0},
    {"[abc]", "b", 0, 0},
    {"[a-c]x", "bx", 0, 0},
    {"[!a-c]", "b", 0, FNM_NOMATCH},
    {"[^a-c]", "d", 0, 0},
    {"[]a]", "]", 0, 0},
    {"[!]a]", "]", 0, FNM_NOMATCH},
    {"[a-]", "-", 0, 0},
    {"[\\]]", "]", 0, 0},
    {"[a", "[a", 0, 0},
    {"[", "[", 0, 0},
    {"[[:digit:]x]*", "3", 0, 0},
    {"[[:digit:]x]*", "x", 0, 0},
    {"[[:digit:]]", "a", 0, FNM_NOMATCH},
    {"[[:upper:]]", "a", FNM_CASEFOLD, 0},
    {"[[:none:]]", "a", 0, FNM_NOMATCH},
    {"[[.-.]]", "-", 0, 0},
    {"[[=a=]b]", "a", 0, 0},
    {"[[.a.]-c]", "b", 0, 0},
    {"*\xff", "a\xff", 0, 0},
};

UK_TEST(fnmatch_matches_as_shells_do)
{
	for (unsigned i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		int result =
		    fnmatch(cases[i].pattern, cases[i].text, cases[i].flags);

		UK_EXPECT_INT(result, ==, cases[i].result);
		if (result != cases[i].result)
			UK_EXPECT_STR(cases[i].pattern, "");
	}
}

/* Half the square of its length, not a power. */
UK_TEST(fnmatch_does_not_take_for_ever)
{
	char text[1000];

	memset(text, 'a', sizeof(text));
	text[sizeof(text) - 1] = '\0';
	UK_EXPECT_INT(fnmatch("*a*a*a*a*a*a*a*a*a*a*a*ab", text, 0), ==,
		      FNM_NOMATCH);
}

/* newlib's own: that they are in the library. */
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
