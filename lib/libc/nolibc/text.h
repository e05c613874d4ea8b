// SPDX-License-Identifier: BSD-3-Clause
// Text of a length that is limited as well as terminated, being read.
#ifndef NOLIBC_TEXT_H
#define NOLIBC_TEXT_H

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>

struct text {
	const char *s;
	size_t len; /* SIZE_MAX: up to the terminator */
};

/* The character `i` places on, small if a letter; 0 behind the end. The caller
 * has seen that no terminator stands before it. */
static inline char text_peek(const struct text *t, size_t i)
{
	return i < t->len ? (char)tolower((unsigned char)t->s[i]) : '\0';
}

static inline void text_skip(struct text *t, size_t n)
{
	t->s += n;
	t->len -= n;
}

static inline void text_skip_space(struct text *t)
{
	while (isspace((unsigned char)text_peek(t, 0)))
		text_skip(t, 1);
}

/* Passes over a sign; whether it was a '-'. */
static inline bool text_skip_sign(struct text *t)
{
	char c = text_peek(t, 0);

	if (c == '-' || c == '+')
		text_skip(t, 1);
	return c == '-';
}

/* The value of the character `i` places on as a digit of a base up to 36; a
 * greater number if it is none. */
static inline unsigned text_digit(const struct text *t, size_t i)
{
	char c = text_peek(t, i);

	if (isdigit((unsigned char)c))
		return (unsigned)(c - '0');
	return islower((unsigned char)c) ? (unsigned)(c - 'a') + 10 : 36;
}

#endif
