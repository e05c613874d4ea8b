// SPDX-License-Identifier: BSD-3-Clause
// The floating-point conversions of the printf family.
#include "decimal.h"
#include "stream.h"
#include <ctype.h>
#include <limits.h>
#include <string.h>

#define MANTISSA_BITS 52
#define EXP_MAX       0x7ff /* infinities and NaNs */
#define EXP_BIAS      1023
#define HEX_DIGITS    (MANTISSA_BITS / 4)

struct parts {
	bool negative;
	int exponent; /* as encoded */
	uint64_t fraction;
};

/* How a number is to be laid out: digits before the point, digits behind it,
 * an exponent. Digits are counted along the decimal; those outside are 0. */
struct layout {
	const char *prefix; /* sign, "0x" */
	char prefix_buf[4];
	int64_t first;
	int64_t before;
	int64_t behind;
	bool point;
	char exponent[8];
};

static struct parts split(double v)
{
	uint64_t bits;

	memcpy(&bits, &v, sizeof(bits));
	return (struct parts){
	    .negative = bits >> 63,
	    .exponent = (int)(bits >> MANTISSA_BITS & EXP_MAX),
	    .fraction = bits & ((UINT64_C(1) << MANTISSA_BITS) - 1)};
}

/* With the hidden bit, which subnormal numbers have not. */
static uint64_t mantissa_of(const struct parts *p)
{
	return p->fraction | (uint64_t)(p->exponent != 0) << MANTISSA_BITS;
}

static int exponent_of(const struct parts *p)
{
	return (p->exponent ? p->exponent : 1) - EXP_BIAS;
}

static void fill(struct uk_format_sink *sink, char c, int64_t n)
{
	char run[32];

	memset(run, c, sizeof(run));
	for (; n > 0; n -= (int64_t)sizeof(run))
		sink->write(sink, run, (size_t)UK_MIN(n, (int64_t)sizeof(run)));
}

/* Writes `n` digits from `first` on. */
static void put_digits(struct uk_format_sink *sink,
		       const struct nolibc_decimal *d, int64_t first, int64_t n)
{
	int64_t end = first + n;
	int64_t from = UK_MIN(UK_MAX(first, 0), end);
	int64_t to = UK_MAX(UK_MIN(end, d->count), from);

	fill(sink, '0', from - first);
	if (to > from)
		sink->write(sink, d->digits + from, (size_t)(to - from));
	fill(sink, '0', end - to);
}

static size_t put(struct uk_format_sink *sink,
		  const struct uk_format_spec *spec, const struct layout *l,
		  const struct nolibc_decimal *d)
{
	size_t prefix_len = strlen(l->prefix), exp_len = strlen(l->exponent);
	int64_t len =
	    (int64_t)(prefix_len + exp_len) + l->before + l->point + l->behind;
	int64_t pad = UK_MAX(spec->width - len, 0);
	bool left = spec->flags & UK_FORMAT_LEFT;
	bool zeros = spec->flags & UK_FORMAT_ZERO;

	if (!left && !zeros)
		fill(sink, ' ', pad);
	sink->write(sink, l->prefix, prefix_len);
	if (!left && zeros)
		fill(sink, '0', pad);
	put_digits(sink, d, l->first, l->before);
	sink->write(sink, ".", l->point);
	put_digits(sink, d, l->first + l->before, l->behind);
	sink->write(sink, l->exponent, exp_len);
	if (left)
		fill(sink, ' ', pad);
	return (size_t)(len + pad);
}

/* Infinities and NaNs: words, which zeros do not pad. */
static size_t put_word(struct uk_format_sink *sink,
		       const struct uk_format_spec *spec,
		       const struct layout *l, bool nan)
{
	bool upper = isupper((unsigned char)spec->conversion);
	struct nolibc_decimal word = {.count = 3};
	struct uk_format_spec padded = *spec;
	struct layout laid = {.prefix = l->prefix, .before = 3};

	memcpy(word.digits,
	       nan ? (upper ? "NAN" : "nan") : (upper ? "INF" : "inf"), 3);
	padded.flags &= ~(unsigned)UK_FORMAT_ZERO;
	return put(sink, &padded, &laid, &word);
}

/* Writes a letter, a sign and at least `least` digits. */
static void lay_exponent(struct layout *l, char letter, int e, unsigned least)
{
	unsigned magnitude = e < 0 ? 0U - (unsigned)e : (unsigned)e;
	unsigned digits = magnitude >= 1000  ? 4
			  : magnitude >= 100 ? 3
			  : magnitude >= 10  ? 2
					     : 1;

	digits = UK_MAX(digits, least);
	l->exponent[0] = letter;
	l->exponent[1] = e < 0 ? '-' : '+';
	l->exponent[2 + digits] = '\0';
	for (; digits; digits--, magnitude /= 10)
		l->exponent[1 + digits] = (char)('0' + magnitude % 10);
}

static void lay_fixed(struct layout *l, const struct nolibc_decimal *d,
		      int64_t behind)
{
	l->first = UK_MIN(d->point - 1, 0);
	l->before = UK_MAX(d->point, 1);
	l->behind = behind;
}

static void lay_scientific(struct layout *l, const struct nolibc_decimal *d,
			   int64_t behind, char letter)
{
	l->before = 1;
	l->behind = behind;
	lay_exponent(l, letter, d->point - 1, 2);
}

/* %g: whichever of the two is shorter, without zeros at its end. */
static void lay_general(struct layout *l, struct nolibc_decimal *d,
			const struct uk_format_spec *spec, int precision)
{
	int64_t digits = UK_MAX(precision, 1);
	bool keep_zeros = spec->flags & UK_FORMAT_ALT;
	bool fixed;
	int64_t behind, needed;

	nolibc_decimal_round(d, digits);
	fixed = d->point > -4 && d->point <= digits;
	behind = digits - (fixed ? d->point : 1);
	needed = UK_MAX(d->count - (fixed ? d->point : 1), 0);
	if (!keep_zeros)
		behind = UK_MIN(behind, needed);
	if (fixed)
		lay_fixed(l, d, behind);
	else
		lay_scientific(l, d, behind,
			       spec->conversion == 'G' ? 'E' : 'e');
}

/* %a: the mantissa's bits as hexadecimal digits, the first being the hidden
 * bit; rounding may carry into it. */
static void lay_hex(struct layout *l, struct nolibc_decimal *d,
		    const struct uk_format_spec *spec, const struct parts *p)
{
	const char *hex =
	    spec->conversion == 'A' ? "0123456789ABCDEF" : "0123456789abcdef";
	uint64_t m = mantissa_of(p);

	if (spec->precision >= 0 && spec->precision < HEX_DIGITS) {
		unsigned drop = 4 * (unsigned)(HEX_DIGITS - spec->precision);
		uint64_t unit = UINT64_C(1) << drop;
		uint64_t rest = m & (unit - 1);
		m -= rest;
		if (rest > unit / 2 || (rest == unit / 2 && (m & unit)))
			m += unit;
	}
	for (d->count = 0; d->count <= HEX_DIGITS; d->count++)
		d->digits[d->count] =
		    hex[m >> 4 * (HEX_DIGITS - d->count) & 15];
	while (d->count > 1 && d->digits[d->count - 1] == '0')
		d->count--;
	l->before = 1;
	l->behind = spec->precision < 0 ? d->count - 1 : spec->precision;
	lay_exponent(l, spec->conversion == 'A' ? 'P' : 'p',
		     mantissa_of(p) ? exponent_of(p) : 0, 1);
}

static void lay_prefix(struct layout *l, const struct uk_format_spec *spec,
		       bool negative)
{
	char *p = l->prefix_buf;

	if (negative)
		*p++ = '-';
	else if (spec->flags & UK_FORMAT_PLUS)
		*p++ = '+';
	else if (spec->flags & UK_FORMAT_SPACE)
		*p++ = ' ';
	*p = '\0';
	l->prefix = l->prefix_buf;
}

static void lay_decimal(struct layout *l, struct nolibc_decimal *d,
			const struct uk_format_spec *spec,
			const struct parts *parts)
{
	int precision = spec->precision < 0 ? 6 : spec->precision;

	nolibc_decimal_set(d, mantissa_of(parts),
			   exponent_of(parts) - MANTISSA_BITS);
	switch (spec->conversion) {
	case 'f':
	case 'F':
		nolibc_decimal_round(d, (int64_t)d->point + precision);
		lay_fixed(l, d, precision);
		break;
	case 'e':
	case 'E':
		nolibc_decimal_round(d, (int64_t)precision + 1);
		lay_scientific(l, d, precision, spec->conversion);
		break;
	default:
		lay_general(l, d, spec, precision);
	}
}

size_t nolibc_format_double(struct uk_format_sink *sink,
			    const struct uk_format_spec *spec,
			    struct uk_format_args *args)
{
	struct parts parts =
	    split(spec->length == 'L' ? (double)va_arg(args->ap, long double)
				      : va_arg(args->ap, double));
	struct nolibc_decimal d;
	struct layout l = {.first = 0};

	lay_prefix(&l, spec, parts.negative);
	if (parts.exponent == EXP_MAX)
		return put_word(sink, spec, &l, parts.fraction != 0);
	if (tolower((unsigned char)spec->conversion) == 'a') {
		strlcat(l.prefix_buf, spec->conversion == 'a' ? "0x" : "0X",
			sizeof(l.prefix_buf));
		lay_hex(&l, &d, spec, &parts);
	} else {
		lay_decimal(&l, &d, spec, &parts);
	}
	l.point = l.behind > 0 || (spec->flags & UK_FORMAT_ALT);
	return put(sink, spec, &l, &d);
}
