// SPDX-License-Identifier: BSD-3-Clause
// Reading floating-point numbers, correctly rounded.
#include "strtod.h"
#include "bignum.h"
#include "text.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* A number on the border between two doubles has at most 768 digits: any that
 * are not 0 behind so many only say that it is beyond the border. */
#define DIGITS_KEPT 769

/* Beyond these powers of ten there are only infinity and zero. */
#define POINT_MAX 310
#define POINT_MIN (-326)

/* So large that no length of text brings it back, so small that none overflows
 * it. */
#define EXPONENT_MAX 1000000000000000LL

#define QUOTIENT_BITS 60

const struct nolibc_format nolibc_format_double_bits = {
    .bits = 53, .max_exp = 1023, .min_exp = -1022};
const struct nolibc_format nolibc_format_float_bits = {
    .bits = 24, .max_exp = 127, .min_exp = -126};

static int highest_bit(uint64_t v)
{
	return 63 - __builtin_clzll(v);
}

/* m * 2^exponent, which must be a double. */
static double assemble(uint64_t m, int exponent)
{
	uint64_t bits = 0;
	double v;

	/* Rounding up may have carried into one bit too many. */
	if (m >> 53) {
		m >>= 1;
		exponent++;
	}
	if (m) {
		int up = 52 - highest_bit(m);
		int biased = exponent - up + 52 + 1023;
		if (biased > 0)
			bits = (m << up) + ((uint64_t)(biased - 1) << 52);
		else
			bits = m << (exponent + 1074);
	}
	memcpy(&v, &bits, sizeof(v));
	return v;
}

static double overflow(void)
{
	errno = ERANGE;
	return __builtin_inf();
}

/* The number m * 2^exponent, or if `more` a little greater, as the format has
 * it; `m` has more bits than that if there is more. */
static double round_to(const struct nolibc_format *f, uint64_t m,
		       long long exponent, bool more)
{
	long long top, unit, drop;
	uint64_t rest, half;

	if (m >> 63) {
		more |= m & 1;
		m >>= 1;
		exponent++;
	}
	top = highest_bit(m) + exponent;
	if (top > f->max_exp)
		return overflow();
	unit = (top < f->min_exp ? f->min_exp : top) - (f->bits - 1);
	drop = unit - exponent;
	if (drop <= 0)
		return assemble(m << -drop, (int)unit);
	if (drop > 63) {
		errno = ERANGE;
		return 0;
	}
	half = UINT64_C(1) << (drop - 1);
	rest = m & (2 * half - 1);
	m >>= drop;
	if (top < f->min_exp && (rest || more))
		errno = ERANGE;
	if (rest > half || (rest == half && (more || (m & 1))))
		m++;
	if (m && highest_bit(m) + unit > f->max_exp)
		return overflow();
	return assemble(m, (int)unit);
}

/* The decimal integer d * 10^exponent by long division in binary. */
static double divide_out(const struct nolibc_format *f, struct nolibc_bignum *d,
			 int exponent)
{
	struct nolibc_bignum below;
	uint64_t quotient = 0;
	int scale;

	nolibc_bignum_set(&below, 1);
	nolibc_bignum_multiply_pow5(exponent < 0 ? &below : d,
				    (unsigned)abs(exponent));
	scale = (int)nolibc_bignum_bits(d) - (int)nolibc_bignum_bits(&below);
	nolibc_bignum_shift_left(scale < 0 ? d : &below, (unsigned)abs(scale));
	for (int i = 0; i < QUOTIENT_BITS; i++) {
		quotient <<= 1;
		if (nolibc_bignum_compare(d, &below) >= 0) {
			nolibc_bignum_subtract(d, &below);
			quotient |= 1;
		}
		nolibc_bignum_shift_left(d, 1);
	}
	return round_to(f, quotient, exponent + scale - (QUOTIENT_BITS - 1),
			!nolibc_bignum_is_zero(d));
}

/* Reads an exponent behind `letter`, if there is one with digits. */
static long long read_exponent(struct text *t, char letter)
{
	struct text ahead = *t;
	long long e = 0;
	bool negative;

	if (text_peek(&ahead, 0) != letter)
		return 0;
	text_skip(&ahead, 1);
	negative = text_skip_sign(&ahead);
	if (text_digit(&ahead, 0) > 9)
		return 0;
	for (unsigned d; (d = text_digit(&ahead, 0)) < 10; text_skip(&ahead, 1))
		e = e < EXPONENT_MAX ? e * 10 + d : EXPONENT_MAX;
	*t = ahead;
	return negative ? -e : e;
}

/* Walks over the digits of a number, and its point. */
struct digits {
	struct text *t;
	unsigned base;
	bool behind_point;
	bool any;
};

/* The next digit, or -1. */
static int next_digit(struct digits *d)
{
	unsigned v;

	if (!d->behind_point && text_peek(d->t, 0) == '.') {
		/* A lone point is no number. */
		if (!d->any && text_digit(d->t, 1) >= d->base)
			return -1;
		d->behind_point = true;
		text_skip(d->t, 1);
	}
	v = text_digit(d->t, 0);
	if (v >= d->base)
		return -1;
	d->any = true;
	text_skip(d->t, 1);
	return (int)v;
}

static double read_decimal(struct text *t, const struct nolibc_format *f)
{
	struct digits digits = {.t = t, .base = 10};
	struct nolibc_bignum n;
	long long exponent = 0;
	int kept = 0, v;
	bool more = false;

	nolibc_bignum_set(&n, 0);
	while ((v = next_digit(&digits)) >= 0) {
		if (kept < DIGITS_KEPT) {
			nolibc_bignum_multiply(&n, 10, (uint32_t)v);
			kept += !nolibc_bignum_is_zero(&n);
			exponent -= digits.behind_point;
		} else {
			more |= v != 0;
			exponent += !digits.behind_point;
		}
	}
	if (digits.any)
		exponent += read_exponent(t, 'e');
	if (nolibc_bignum_is_zero(&n))
		return 0;
	if (kept + exponent > POINT_MAX)
		return overflow();
	if (kept + exponent < POINT_MIN) {
		errno = ERANGE;
		return 0;
	}
	if (more) {
		nolibc_bignum_multiply(&n, 10, 1);
		exponent--;
	}
	return divide_out(f, &n, (int)exponent);
}

static double read_hex(struct text *t, const struct nolibc_format *f)
{
	struct digits digits = {.t = t, .base = 16};
	uint64_t m = 0;
	long long exponent = 0;
	bool more = false;
	int v;

	while ((v = next_digit(&digits)) >= 0) {
		if (m >> 59 == 0) {
			m = m << 4 | (unsigned)v;
			exponent -= 4 * digits.behind_point;
		} else {
			more |= v != 0;
			exponent += 4 * !digits.behind_point;
		}
	}
	exponent += read_exponent(t, 'p');
	return m ? round_to(f, m, exponent, more) : 0;
}

static bool skip_word(struct text *t, const char *word)
{
	size_t n = 0;

	for (; word[n]; n++) {
		if (text_peek(t, n) != word[n])
			return false;
	}
	text_skip(t, n);
	return true;
}

/* What may follow "nan": a parenthesis of letters, digits and underscores. */
static void skip_payload(struct text *t)
{
	size_t n = 1;

	if (text_peek(t, 0) != '(')
		return;
	while (text_digit(t, n) < 36 || text_peek(t, n) == '_')
		n++;
	if (text_peek(t, n) == ')')
		text_skip(t, n + 1);
}

static double read_magnitude(struct text *t, const struct nolibc_format *f)
{
	if (skip_word(t, "inf")) {
		skip_word(t, "inity");
		return __builtin_inf();
	}
	if (skip_word(t, "nan")) {
		skip_payload(t);
		return __builtin_nan("");
	}
	if (text_peek(t, 0) == '0' && text_peek(t, 1) == 'x' &&
	    (text_digit(t, 2) < 16 ||
	     (text_peek(t, 2) == '.' && text_digit(t, 3) < 16))) {
		text_skip(t, 2);
		return read_hex(t, f);
	}
	return read_decimal(t, f);
}

double nolibc_strtod(const char *s, size_t len, char **end,
		     const struct nolibc_format *format)
{
	struct text t = {.s = s, .len = len};
	const char *first;
	bool negative;
	double v;

	text_skip_space(&t);
	negative = text_skip_sign(&t);
	first = t.s;
	v = read_magnitude(&t, format);
	if (end)
		*end = (char *)(t.s == first ? s : t.s);
	return negative && t.s != first ? -v : v;
}
