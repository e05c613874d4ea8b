// SPDX-License-Identifier: BSD-3-Clause
// Whether a name matches a pattern.
#include <ctype.h>
#include <fnmatch.h>
#include <stddef.h>

#include "bracket.h"

struct text {
	const char *start, *at;
	int flags;
};

static bool at_slash(const struct text *t)
{
	return *t->at == '/' && (t->flags & FNM_PATHNAME);
}

/* A period that nothing but a period matches. */
static bool at_hidden(const struct text *t)
{
	return *t->at == '.' && (t->flags & FNM_PERIOD) &&
	       (t->at == t->start ||
		(t->at[-1] == '/' && (t->flags & FNM_PATHNAME)));
}

static bool is_same(unsigned char a, unsigned char b, int flags)
{
	return a == b || ((flags & FNM_CASEFOLD) && tolower(a) == tolower(b));
}

/* What of the pattern follows what matches the byte of the text; NULL if it
 * matches nothing. No * in front. */
static const char *one(const char *p, const struct text *t)
{
	const unsigned char c = (unsigned char)*t->at;
	const bool is_special = at_slash(t) || at_hidden(t);
	const char *end;
	bool matches;

	switch (*p) {
	case '\0':
		return NULL;
	case '?':
		return is_special ? NULL : p + 1;
	case '[':
		end = glob_bracket_match(p, c, t->flags, &matches);
		if (end)
			return matches && !is_special ? end : NULL;
		break;
	case '\\':
		if (!(t->flags & FNM_NOESCAPE) && p[1])
			p++;
		break;
	}
	return is_same((unsigned char)*p, c, t->flags) ? p + 1 : NULL;
}

static bool is_end(const char *p, const struct text *t)
{
	return !*p &&
	       (!*t->at || (*t->at == '/' && (t->flags & FNM_LEADING_DIR)));
}

/* Of several * only the last is ever given more: what the ones before it took
 * was enough to come here. */
int fnmatch(const char *pattern, const char *string, int flags)
{
	struct text t = {string, string, flags}, star = t;
	const char *p = pattern, *next, *behind_star = NULL;

	while (*p == '*' || !is_end(p, &t)) {
		if (*p == '*' && !at_hidden(&t)) {
			behind_star = ++p;
			star = t;
			continue;
		}
		next = *p != '*' && *t.at ? one(p, &t) : NULL;
		if (next) {
			if (at_slash(&t))
				behind_star = NULL;
			p = next;
			t.at++;
			continue;
		}
		if (!behind_star || !*star.at || at_slash(&star))
			return FNM_NOMATCH;
		star.at++;
		p = behind_star;
		t = star;
	}
	return 0;
}
