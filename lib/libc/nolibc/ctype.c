// SPDX-License-Identifier: BSD-3-Clause
// Classes of ASCII characters.
#include <ctype.h>

/* Whether `c` is in [low, high]: one comparison, as below `low` it wraps. */
static int within(int c, int low, int high)
{
	return (unsigned)c - (unsigned)low <= (unsigned)(high - low);
}

int isascii(int c)
{
	return within(c, 0, 0x7f);
}

int isupper(int c)
{
	return within(c, 'A', 'Z');
}

int islower(int c)
{
	return within(c, 'a', 'z');
}

int isdigit(int c)
{
	return within(c, '0', '9');
}

int isalpha(int c)
{
	return isupper(c) || islower(c);
}

int isalnum(int c)
{
	return isalpha(c) || isdigit(c);
}

int isxdigit(int c)
{
	return isdigit(c) || within(c, 'A', 'F') || within(c, 'a', 'f');
}

int isblank(int c)
{
	return c == ' ' || c == '\t';
}

int isspace(int c)
{
	return c == ' ' || within(c, '\t', '\r');
}

int iscntrl(int c)
{
	return within(c, 0, 0x1f) || c == 0x7f;
}

int isprint(int c)
{
	return within(c, ' ', '~');
}

int isgraph(int c)
{
	return within(c, '!', '~');
}

int ispunct(int c)
{
	return isgraph(c) && !isalnum(c);
}

int tolower(int c)
{
	return isupper(c) ? c - 'A' + 'a' : c;
}

int toupper(int c)
{
	return islower(c) ? c - 'a' + 'A' : c;
}
