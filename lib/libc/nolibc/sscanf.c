// SPDX-License-Identifier: BSD-3-Clause
// Formatted input from a string.
#include "strtol.h"
#include <ctype.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#ifdef CONFIG_NOLIBC_STRTOD
#include "strtod.h"
#endif

/* One conversion specification. */
struct spec {
	bool discard;    /* '*' */
	size_t width;    /* SIZE_MAX: none given */
	char length;     /* 'H' hh, 'h', 'l', 'q' ll, 'j', 'z', 't', 'L', 0 */
	char conversion; /* 0: the format ended */
};

struct scan {
	const char *input;
	const char *at;
	va_list ap;
	int stored;
};

enum outcome { MATCH, MISMATCH, INPUT_END };

static const char *parse_length(const char *p, struct spec *spec)
{
	spec->length = '\0';
	if (*p && strchr("hljztL", *p)) {
		spec->length = *p++;
		if (*p == spec->length && (*p == 'h' || *p == 'l'))
			spec->length = *p++ == 'h' ? 'H' : 'q';
	}
	return p;
}

static const char *parse(const char *p, struct spec *spec)
{
	char *end;

	spec->discard = *p == '*';
	if (spec->discard)
		p++;
	spec->width = SIZE_MAX;
	if (isdigit((unsigned char)*p)) {
		spec->width =
		    nolibc_strtol(p, SIZE_MAX, &end, 10, SIZE_MAX, SIZE_MAX);
		p = end;
	}
	p = parse_length(p, spec);
	spec->conversion = *p;
	return *p ? p + 1 : p;
}

static void store_integer(struct scan *scan, char length, uintmax_t v)
{
	void *to = va_arg(scan->ap, void *);

	switch (length) {
	case 'H':
		*(unsigned char *)to = (unsigned char)v;
		break;
	case 'h':
		*(unsigned short *)to = (unsigned short)v;
		break;
	case 'l':
		*(unsigned long *)to = (unsigned long)v;
		break;
	case 'q':
		*(unsigned long long *)to = v;
		break;
	case 'j':
		*(uintmax_t *)to = v;
		break;
	case 'z':
		*(size_t *)to = (size_t)v;
		break;
	case 't':
		*(ptrdiff_t *)to = (ptrdiff_t)v;
		break;
	default:
		*(unsigned *)to = (unsigned)v;
	}
}

static enum outcome scan_integer(struct scan *scan, const struct spec *spec)
{
	bool is_signed = spec->conversion == 'd' || spec->conversion == 'i';
	int base = spec->conversion == 'i'          ? 0
		   : spec->conversion == 'o'        ? 8
		   : strchr("du", spec->conversion) ? 10
						    : 16;
	char *end;
	uintmax_t v =
	    nolibc_strtol(scan->at, spec->width, &end, base,
			  is_signed ? (uintmax_t)INTMAX_MIN : UINTMAX_MAX,
			  is_signed ? INTMAX_MAX : UINTMAX_MAX);

	if (end == scan->at)
		return MISMATCH;
	scan->at = end;
	if (spec->discard)
		return MATCH;
	if (spec->conversion == 'p')
		*va_arg(scan->ap, void **) = (void *)(uintptr_t)v;
	else
		store_integer(scan, spec->length, v);
	scan->stored++;
	return MATCH;
}

#ifdef CONFIG_NOLIBC_STRTOD
static enum outcome scan_floating(struct scan *scan, const struct spec *spec)
{
	const struct nolibc_format *format = spec->length
						 ? &nolibc_format_double_bits
						 : &nolibc_format_float_bits;
	char *end;
	double v = nolibc_strtod(scan->at, spec->width, &end, format);

	if (end == scan->at)
		return MISMATCH;
	scan->at = end;
	if (spec->discard)
		return MATCH;
	if (spec->length == 'L')
		*va_arg(scan->ap, long double *) = v;
	else if (spec->length)
		*va_arg(scan->ap, double *) = v;
	else
		*va_arg(scan->ap, float *) = (float)v;
	scan->stored++;
	return MATCH;
}
#else
static enum outcome scan_floating(struct scan *scan, const struct spec *spec)
{
	(void)scan;
	(void)spec;
	return MISMATCH;
}
#endif

/* The characters that a %s, %c or %[ takes. */
struct set {
	bool has[UCHAR_MAX + 1];
};

static void set_all_but_space(struct set *set)
{
	for (int c = 0; c <= UCHAR_MAX; c++)
		set->has[c] = !isspace(c);
}

/* Reads a set from behind its '['. Returns what follows its ']', or NULL. */
static const char *set_parse(struct set *set, const char *p)
{
	const char *first;
	bool inverted = *p == '^';

	p += inverted;
	memset(set->has, inverted, sizeof(set->has));
	for (first = p; *p && (*p != ']' || p == first); p++) {
		unsigned char low = (unsigned char)*p, high = low;
		if (p[1] == '-' && p[2] && p[2] != ']') {
			high = (unsigned char)p[2];
			p += 2;
		}
		for (unsigned c = low; c <= high; c++)
			set->has[c] = !inverted;
	}
	return *p ? p + 1 : NULL;
}

static enum outcome scan_text(struct scan *scan, const struct spec *spec,
			      const struct set *set)
{
	size_t len = 0;

	while (len < spec->width && scan->at[len] &&
	       set->has[(unsigned char)scan->at[len]])
		len++;
	if (len == 0)
		return MISMATCH;
	if (!spec->discard) {
		char *to = va_arg(scan->ap, char *);
		memcpy(to, scan->at, len);
		to[len] = '\0';
		scan->stored++;
	}
	scan->at += len;
	return MATCH;
}

/* Exactly so many characters, whatever they are; no terminator. */
static enum outcome scan_characters(struct scan *scan, const struct spec *spec)
{
	size_t n = spec->width == SIZE_MAX ? 1 : spec->width;

	if (strnlen(scan->at, n) < n)
		return INPUT_END;
	if (!spec->discard) {
		memcpy(va_arg(scan->ap, char *), scan->at, n);
		scan->stored++;
	}
	scan->at += n;
	return MATCH;
}

static void skip_space(struct scan *scan)
{
	while (isspace((unsigned char)*scan->at))
		scan->at++;
}

static enum outcome match_literal(struct scan *scan, char c)
{
	if (!*scan->at)
		return INPUT_END;
	if (*scan->at != c)
		return MISMATCH;
	scan->at++;
	return MATCH;
}

/* Runs one conversion; `*fmt` stands behind its character, for a set to move.
 */
static enum outcome convert(struct scan *scan, const struct spec *spec,
			    const char **fmt)
{
	char c = spec->conversion;
	struct set set;

	if (c == 'n') {
		if (!spec->discard)
			store_integer(scan, spec->length,
				      (uintmax_t)(scan->at - scan->input));
		return MATCH;
	}
	if (c == '[') {
		*fmt = set_parse(&set, *fmt);
		if (!*fmt)
			return MISMATCH;
	} else if (c != 'c') {
		skip_space(scan);
	}
	if (!*scan->at)
		return INPUT_END;
	if (c == '%')
		return match_literal(scan, c);
	if (c == 'c')
		return scan_characters(scan, spec);
	if (c == 's')
		set_all_but_space(&set);
	if (c == 's' || c == '[')
		return scan_text(scan, spec, &set);
	if (c && strchr("diuoxXp", c))
		return scan_integer(scan, spec);
	if (c && strchr("aAeEfFgG", c))
		return scan_floating(scan, spec);
	return MISMATCH;
}

static int run(struct scan *scan, const char *fmt)
{
	enum outcome outcome = MATCH;
	struct spec spec;
	bool converted = false;

	while (*fmt && outcome == MATCH) {
		if (isspace((unsigned char)*fmt)) {
			skip_space(scan);
			fmt++;
		} else if (*fmt == '%') {
			fmt = parse(fmt + 1, &spec);
			outcome = convert(scan, &spec, &fmt);
			converted |=
			    outcome == MATCH && !strchr("%n", spec.conversion);
		} else {
			outcome = match_literal(scan, *fmt++);
		}
	}
	return outcome == INPUT_END && !converted ? EOF : scan->stored;
}

int vsscanf(const char *restrict s, const char *restrict fmt, va_list ap)
{
	struct scan scan = {.input = s, .at = s};
	int ret;

	va_copy(scan.ap, ap);
	ret = run(&scan, fmt);
	va_end(scan.ap);
	return ret;
}

int sscanf(const char *restrict s, const char *restrict fmt, ...)
{
	va_list ap;
	int ret;

	va_start(ap, fmt);
	ret = vsscanf(s, fmt, ap);
	va_end(ap);
	return ret;
}
