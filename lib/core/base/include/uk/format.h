// SPDX-License-Identifier: BSD-3-Clause
// The formatter behind every printf here: C11 section 7.21.6.1 but for floats.
//
// Any context: it keeps no state, allocates nothing and takes no locks; the
// sink decides what else holds.
#ifndef UK_FORMAT_H
#define UK_FORMAT_H

#include <stdarg.h>
#include <uk/base.h>

enum {
	UK_FORMAT_LEFT = 1 << 0,  /* '-' */
	UK_FORMAT_PLUS = 1 << 1,  /* '+' */
	UK_FORMAT_SPACE = 1 << 2, /* ' ' */
	UK_FORMAT_ALT = 1 << 3,   /* '#' */
	UK_FORMAT_ZERO = 1 << 4,  /* '0' */
};

/* One conversion specification, as read from the format string. */
struct uk_format_spec {
	unsigned flags;  /* UK_FORMAT_* */
	int width;       /* minimum field width, characters; 0: none */
	int precision;   /* -1: none given */
	char length;     /* 'H' hh, 'h', 'l', 'q' ll, 'j', 'z', 't', 'L', 0 */
	char conversion; /* 'd', 'x', 's', … */
};

/* The argument list, wrapped so that it can be handed on by reference. */
struct uk_format_args {
	va_list ap;
};

struct uk_format_sink {
	/* Takes the next `len` characters of output; never fails. */
	void (*write)(struct uk_format_sink *sink, const char *s, size_t len);
	/* Formats a floating-point conversion (aAeEfFgG) through `write`,
	 * taking its argument from `args`; returns how many characters that
	 * were. NULL: the conversion is copied to the output as it stands, its
	 * argument left alone, and the result is undefined for the ones that
	 * follow. */
	size_t (*floating)(struct uk_format_sink *sink,
			   const struct uk_format_spec *spec,
			   struct uk_format_args *args);
};

/*
 * Formats into `sink`. Conversions d i u o x X c s p %%, all flags, widths,
 * precisions and length modifiers. Refused, which is to say copied as they
 * stand with their argument left alone: %n, and the wide %lc and %ls.
 * Returns the number of characters produced, or -EOVERFLOW if an int cannot
 * hold it.
 */
int uk_format(struct uk_format_sink *sink, const char *fmt, va_list ap);

/*
 * Formats into `buf` of `size` bytes, always terminated if size > 0. Returns
 * the length that the whole text has, which may be >= size, or -EOVERFLOW.
 */
int uk_format_buf(char *buf, size_t size, const char *fmt, ...) UK_PRINTF(3, 4);

#endif
