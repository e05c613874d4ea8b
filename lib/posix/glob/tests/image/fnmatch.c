// SPDX-License-Identifier: BSD-3-Clause
// Tests: patterns match as shells have them.
#include <fnmatch.h>
#include <stdbool.h>
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

/* What a pattern without brackets means, word by word. */
static bool means(const char *p, const char *t, const char *start, int flags)
{
	const bool slash = *t == '/' && (flags & FNM_PATHNAME);
	const bool hidden =
	    *t == '.' && (flags & FNM_PERIOD) &&
	    (t == start || (t[-1] == '/' && (flags & FNM_PATHNAME)));

	if (!*p)
		return !*t;
	if (*p == '*')
		return !hidden &&
		       (means(p + 1, t, start, flags) ||
			(*t && !slash && means(p, t + 1, start, flags)));
	if (*p == '?')
		return *t && !slash && !hidden &&
		       means(p + 1, t + 1, start, flags);
	if (*p == '\\' && p[1] && !(flags & FNM_NOESCAPE))
		p++;
	return *t && *p == *t && means(p + 1, t + 1, start, flags);
}

/* All of up to `length` bytes of the alphabet, in order; false behind the last.
 */
static bool next_word(char *word, size_t length, const char *alphabet)
{
	for (size_t i = 0; i < length; i++) {
		const char *at = word[i] ? strchr(alphabet, word[i]) : NULL;

		word[i] = at ? at[1] : alphabet[0];
		if (word[i])
			return true;
		word[i] = alphabet[0];
	}
	return false;
}

static void compare(const char *pattern, const char *text, int flags)
{
	const bool matches = fnmatch(pattern, text, flags) == 0;

	if (!strchr(pattern, '[') &&
	    matches != means(pattern, text, text, flags))
		UK_EXPECT_STR(pattern, text);
}

UK_TEST(fnmatch_agrees_with_what_patterns_mean)
{
	static const int flags[] = {0, FNM_PATHNAME, FNM_PERIOD, FNM_NOESCAPE,
				    FNM_PATHNAME | FNM_PERIOD};
	char pattern[4] = "", text[3];

	while (next_word(pattern, 3, "a*?/.\\[]-!")) {
		memset(text, 0, sizeof(text));
		do
			for (unsigned i = 0; i < 5; i++)
				compare(pattern, text, flags[i]);
		while (next_word(text, 2, "a/.b"));
	}
}
