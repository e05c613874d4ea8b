// SPDX-License-Identifier: BSD-3-Clause
// The formatter: reads a format string and writes each conversion to a sink.
#include <uk/errno.h>
#include <uk/format.h>
#include <uk/memory.h>

/* Digits of the widest integer in base 8. */
#define DIGITS_MAX ((sizeof(uintmax_t) * 8 + 2) / 3)

/* Index of `c` in `set`, of the terminator if it is not there. */
static UK_NOINLINE size_t find(const char *set, char c)
{
	size_t i = 0;

	while (set[i] && set[i] != c)
		i++;
	return i;
}

static bool is_in(const char *set, char c)
{
	return set[find(set, c)];
}

static void repeat(struct uk_format_sink *sink, const char *sixteen, size_t n)
{
	for (; n > 16; n -= 16)
		sink->write(sink, sixteen, 16);
	sink->write(sink, sixteen, n);
}

/* Writes a padded field: prefix ("-", "0x"), zeros, body. */
static size_t put_field(struct uk_format_sink *sink,
			const struct uk_format_spec *spec, const char *prefix,
			size_t zeros, const char *body, size_t body_len)
{
	size_t prefix_len = find(prefix, '\0');
	size_t len = prefix_len + zeros + body_len;
	size_t pad = 0;

	if ((size_t)spec->width > len) {
		pad = (size_t)spec->width - len;
		len += pad;
	}
	if (!(spec->flags & UK_FORMAT_LEFT)) {
		if (spec->flags & UK_FORMAT_ZERO)
			zeros += pad;
		else
			repeat(sink, "                ", pad);
		pad = 0;
	}
	sink->write(sink, prefix, prefix_len);
	repeat(sink, "0000000000000000", zeros);
	sink->write(sink, body, body_len);
	repeat(sink, "                ", pad);
	return len;
}

static size_t length_bytes(char length)
{
	static const unsigned char bytes[] = {
	    sizeof(char),      sizeof(short),    sizeof(long),
	    sizeof(long long), sizeof(intmax_t), sizeof(size_t),
	    sizeof(ptrdiff_t), sizeof(int)};

	return bytes[find("Hhlqjzt", length)];
}

/* Integers of one size are passed alike, whatever they are called; narrow ones
 * arrive as int and lose the bits that their type has not. */
static uintmax_t take_integer(const struct uk_format_spec *spec,
			      struct uk_format_args *args, bool is_signed)
{
	size_t bytes = length_bytes(spec->length);
	unsigned drop = (unsigned)(sizeof(uintmax_t) - bytes) * 8;
	uintmax_t v = bytes > sizeof(int) ? va_arg(args->ap, unsigned long long)
					  : va_arg(args->ap, unsigned int);

	v <<= drop;
	return is_signed ? (uintmax_t)((intmax_t)v >> drop) : v >> drop;
}

static const char *sign_of(bool negative, unsigned flags)
{
	if (negative)
		return "-";
	if (flags & UK_FORMAT_PLUS)
		return "+";
	return flags & UK_FORMAT_SPACE ? " " : "";
}

/* Writes the digits of `v` so that they end at `end`; none for zero. */
static char *digits(char *end, uintmax_t v, unsigned base, char conversion)
{
	/* Letters of the conversion's case: 'X' is "ABC", 'x' is "abc". */
	unsigned letters = ((unsigned)conversion & ('a' ^ 'A')) + 'A' - 10;

	for (; v; v /= base) {
		unsigned d = (unsigned)(v % base);
		*--end = (char)(d + (d < 10 ? '0' : letters));
	}
	return end;
}

static size_t put_integer(struct uk_format_sink *sink,
			  struct uk_format_spec *spec,
			  struct uk_format_args *args)
{
	char buf[DIGITS_MAX];
	char *end = buf + sizeof(buf), *first;
	const char *prefix = "";
	char c = spec->conversion;
	bool is_signed = is_in("di", c);
	unsigned base = c == 'o' ? 8 : is_in("diu", c) ? 10 : 16;
	uintmax_t v = c == 'p' ? (uintptr_t)va_arg(args->ap, void *)
			       : take_integer(spec, args, is_signed);
	size_t least = 1, count;

	if (spec->precision >= 0) {
		least = (size_t)spec->precision;
		spec->flags &= ~(unsigned)UK_FORMAT_ZERO;
	}
	if (is_signed) {
		prefix = sign_of((intmax_t)v < 0, spec->flags);
		v = (intmax_t)v < 0 ? -v : v;
	} else if (c == 'p' ||
		   (base == 16 && v && (spec->flags & UK_FORMAT_ALT))) {
		prefix = c == 'X' ? "0X" : "0x";
	}
	first = digits(end, v, base, c);
	count = (size_t)(end - first);
	if (base == 8 && (spec->flags & UK_FORMAT_ALT) && least <= count)
		least = count + 1;
	return put_field(sink, spec, prefix, least > count ? least - count : 0,
			 first, count);
}

static size_t put_text(struct uk_format_sink *sink, struct uk_format_spec *spec,
		       struct uk_format_args *args)
{
	const char *s;
	size_t len = 0;
	char c;

	spec->flags &= ~(unsigned)UK_FORMAT_ZERO;
	if (spec->conversion == 'c') {
		c = (char)va_arg(args->ap, int);
		s = &c;
		len = 1;
	} else {
		s = va_arg(args->ap, const char *);
		if (!s)
			s = "(null)";
		/* With a precision it need not be terminated. */
		while (len != (size_t)spec->precision && s[len])
			len++;
	}
	return put_field(sink, spec, "", 0, s, len);
}

static const char *parse_flags(const char *p, struct uk_format_spec *spec)
{
	static const char flags[] = "-+ #0";

	for (; *p && is_in(flags, *p); p++)
		spec->flags |= 1U << find(flags, *p);
	return p;
}

/* Reads a width or a precision into `n`; OVER if no int holds it. */
#define OVER (-__INT_MAX__ - 1)
static const char *parse_number(const char *p, int *n,
				struct uk_format_args *args)
{
	*n = 0;
	if (*p == '*') {
		*n = va_arg(args->ap, int);
		return p + 1;
	}
	for (; *p >= '0' && *p <= '9'; p++) {
		if (*n != OVER && (__builtin_mul_overflow(*n, 10, n) ||
				   __builtin_add_overflow(*n, *p - '0', n)))
			*n = OVER;
	}
	return p;
}

static const char *parse_length(const char *p, struct uk_format_spec *spec)
{
	if (!is_in("hljztL", *p))
		return p;
	spec->length = *p++;
	if (*p == spec->length && is_in("hl", *p))
		spec->length = *p++ == 'h' ? 'H' : 'q';
	return p;
}

/* Reads a specification from behind its '%' up to the conversion character,
 * which is 0 if the format ends first. Returns the character after it, or NULL
 * if a width or a precision is beyond an int. */
static const char *parse(const char *p, struct uk_format_spec *spec,
			 struct uk_format_args *args)
{
	*spec = (struct uk_format_spec){.precision = -1};
	p = parse_flags(p, spec);
	p = parse_number(p, &spec->width, args);
	if (spec->width == OVER)
		return NULL;
	if (spec->width < 0) {
		spec->flags |= UK_FORMAT_LEFT;
		spec->width = -spec->width;
	}
	if (*p == '.') {
		bool star = p[1] == '*';
		p = parse_number(p + 1, &spec->precision, args);
		if (spec->precision == OVER && !star)
			return NULL;
		if (spec->precision < 0)
			spec->precision = -1;
	}
	p = parse_length(p, spec);
	spec->conversion = *p;
	return *p ? p + 1 : p;
}

/* Writes one conversion; `text` is how it stands in the format. */
static size_t convert(struct uk_format_sink *sink, struct uk_format_spec *spec,
		      struct uk_format_args *args, const char *text, size_t len)
{
	char c = spec->conversion;

	if (is_in("diuoxXp", c))
		return put_integer(sink, spec, args);
	/* There are no wide characters here. */
	if (is_in("cs", c) && spec->length != 'l')
		return put_text(sink, spec, args);
	if (is_in("aAeEfFgG", c) && sink->floating)
		return sink->floating(sink, spec, args);
	if (c == '%') {
		text += len - 1;
		len = 1;
	}
	sink->write(sink, text, len);
	return len;
}

static int run(struct uk_format_sink *sink, const char *fmt,
	       struct uk_format_args *args)
{
	size_t count = 0;

	while (*fmt) {
		const char *text = fmt;
		struct uk_format_spec spec;
		if (*fmt == '%') {
			fmt = parse(fmt + 1, &spec, args);
			if (!fmt)
				return -EOVERFLOW;
			count += convert(sink, &spec, args, text,
					 (size_t)(fmt - text));
		} else {
			while (*fmt && *fmt != '%')
				fmt++;
			sink->write(sink, text, (size_t)(fmt - text));
			count += (size_t)(fmt - text);
		}
		if (count > __INT_MAX__)
			return -EOVERFLOW;
	}
	return (int)count;
}

int uk_format(struct uk_format_sink *sink, const char *fmt, va_list ap)
{
	struct uk_format_args args;
	int ret;

	va_copy(args.ap, ap);
	ret = run(sink, fmt, &args);
	va_end(args.ap);
	return ret;
}
