// SPDX-License-Identifier: BSD-3-Clause
// Reading integers.
#include "strtol.h"
#include "text.h"
#include <errno.h>

/* Settles a base of 0 and passes over "0x", unless no digit follows it. */
static unsigned read_base(struct text *t, unsigned base)
{
	if ((base == 0 || base == 16) && text_peek(t, 0) == '0' &&
	    text_peek(t, 1) == 'x' && text_digit(t, 2) < 16) {
		text_skip(t, 2);
		return 16;
	}
	if (base == 0)
		return text_peek(t, 0) == '0' ? 8 : 10;
	return base;
}

/* Reads digits into `v`. Returns false if they are more than `max`. */
static bool read_digits(struct text *t, unsigned base, uintmax_t max,
			uintmax_t *v)
{
	bool over = false;
	unsigned d;

	*v = 0;
	for (; (d = text_digit(t, 0)) < base; text_skip(t, 1)) {
		if (*v > (max - d) / base)
			over = true;
		else
			*v = *v * base + d;
	}
	return !over;
}

uintmax_t nolibc_strtol(const char *s, size_t len, char **end, int base,
			uintmax_t least, uintmax_t greatest)
{
	struct text t = {.s = s, .len = len};
	const char *first;
	uintmax_t v;
	bool negative, fits;

	if (base < 0 || base == 1 || base > 36) {
		if (end)
			*end = (char *)s;
		errno = EINVAL;
		return 0;
	}
	text_skip_space(&t);
	negative = text_skip_sign(&t);
	base = (int)read_base(&t, (unsigned)base);
	first = t.s;
	fits =
	    read_digits(&t, (unsigned)base,
			negative && least != greatest ? -least : greatest, &v);
	if (end)
		*end = (char *)(t.s == first ? s : t.s);
	if (!fits) {
		errno = ERANGE;
		return negative ? least : greatest;
	}
	return negative ? -v : v;
}
