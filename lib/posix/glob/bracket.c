// SPDX-License-Identifier: BSD-3-Clause
// Bracket expressions: sets, ranges and classes of bytes.
#include "bracket.h"

#include <ctype.h>
#include <fnmatch.h>
#include <stddef.h>
#include <string.h>

static const struct class
{
	const char *name;
	int (*has)(int c);
} classes[] = {
    {"alnum", isalnum}, {"alpha", isalpha}, {"blank", isblank},
    {"cntrl", iscntrl}, {"digit", isdigit}, {"graph", isgraph},
    {"lower", islower}, {"print", isprint}, {"punct", ispunct},
    {"space", isspace}, {"upper", isupper}, {"xdigit", isxdigit},
};

static bool class_has(const char *name, size_t length, int c)
{
	for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++)
		if (strlen(classes[i].name) == length &&
		    !memcmp(classes[i].name, name, length))
			return classes[i].has(c);
	return false;
}

/* Of "[:name:]", "[.c.]" and "[=c=]" at `p`, where the name ends; NULL if `p`
 * is at none of them. */
static const char *named_end(const char *p)
{
	const char end[] = {p[1], ']', '\0'};

	return p[0] == '[' && p[1] && strchr(":.=", p[1]) ? strstr(p + 2, end)
							  : NULL;
}

/* The byte that an element stands for, and what follows it; NULL at the end of
 * the pattern, and where no single byte is meant. */
static const char *element(const char *p, int flags, unsigned char *byte)
{
	const char *end = named_end(p);

	if (end) {
		*byte = (unsigned char)p[2];
		return end == p + 3 ? end + 2 : NULL;
	}
	if (*p == '\\' && !(flags & FNM_NOESCAPE))
		p++;
	*byte = (unsigned char)*p;
	return *p ? p + 1 : NULL;
}

static bool between(unsigned char first, unsigned char last, int c, int flags)
{
	if (c >= first && c <= last)
		return true;
	if (!(flags & FNM_CASEFOLD))
		return false;
	return (tolower(c) >= first && tolower(c) <= last) ||
	       (toupper(c) >= first && toupper(c) <= last);
}

/* An element, a range of them, or a class. */
static const char *part(const char *p, int c, int flags, bool *matches)
{
	const char *end = named_end(p);
	unsigned char first, last;

	if (end && p[1] == ':') {
		const size_t length = (size_t)(end - p - 2);

		if (class_has(p + 2, length, c) ||
		    ((flags & FNM_CASEFOLD) &&
		     (class_has(p + 2, length, tolower(c)) ||
		      class_has(p + 2, length, toupper(c)))))
			*matches = true;
		return end + 2;
	}
	p = element(p, flags, &first);
	last = first;
	if (p && p[0] == '-' && p[1] && p[1] != ']')
		p = element(p + 1, flags, &last);
	if (p && between(first, last, c, flags))
		*matches = true;
	return p;
}

const char *glob_bracket_match(const char *pattern, int c, int flags,
			       bool *matches)
{
	const char *p = pattern + 1;
	const bool inverts = *p == '!' || *p == '^';

	p += inverts;
	*matches = false;
	/* A ] that comes first is one of the set. */
	for (const char *first = p; p && (*p != ']' || p == first);) {
		if (!*p || (*p == '/' && (flags & FNM_PATHNAME)))
			return NULL;
		p = part(p, c, flags, matches);
	}
	if (inverts)
		*matches = !*matches;
	return p ? p + 1 : NULL;
}
