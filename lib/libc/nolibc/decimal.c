// SPDX-License-Identifier: BSD-3-Clause
// Doubles as decimal digits: expanded exactly, then rounded once.
#include "decimal.h"
#include "bignum.h"
#include <string.h>

#define GROUP       9
#define POW10_GROUP 1000000000

static void strip(struct nolibc_decimal *d)
{
	while (d->count && d->digits[d->count - 1] == '0')
		d->count--;
	if (d->count == 0)
		d->point = 1;
}

/* Writes all digits of `n` so that they end at the end of `d->digits`. Returns
 * the first that is not 0. */
static char *expand(struct nolibc_decimal *d, struct nolibc_bignum *n)
{
	char *p = d->digits + sizeof(d->digits);

	while (!nolibc_bignum_is_zero(n)) {
		uint32_t group = nolibc_bignum_divide(n, POW10_GROUP);
		for (int i = 0; i < GROUP; i++, group /= 10)
			*--p = (char)('0' + group % 10);
	}
	while (*p == '0')
		p++;
	return p;
}

void nolibc_decimal_set(struct nolibc_decimal *d, uint64_t mantissa,
			int exponent)
{
	struct nolibc_bignum n;
	char *first;

	d->count = 0;
	d->point = 1;
	if (mantissa == 0)
		return;
	for (; exponent < 0 && mantissa % 2 == 0; exponent++)
		mantissa /= 2;
	nolibc_bignum_set(&n, mantissa);
	/* m / 2^k has the digits of m * 5^k, further to the right. */
	if (exponent < 0)
		nolibc_bignum_multiply_pow5(&n, (unsigned)-exponent);
	else
		nolibc_bignum_shift_left(&n, (unsigned)exponent);
	first = expand(d, &n);
	d->count = (int)(d->digits + sizeof(d->digits) - first);
	memmove(d->digits, first, (size_t)d->count);
	d->point = d->count + (exponent < 0 ? exponent : 0);
	strip(d);
}

static int rounds_up(const struct nolibc_decimal *d, int keep)
{
	if (d->digits[keep] != '5')
		return d->digits[keep] > '5';
	if (keep + 1 < d->count)
		return 1;
	return keep > 0 && (d->digits[keep - 1] - '0') % 2;
}

void nolibc_decimal_round(struct nolibc_decimal *d, int64_t digits)
{
	int up;

	if (digits >= d->count)
		return;
	up = digits >= 0 && rounds_up(d, (int)digits);
	d->count = digits < 0 ? 0 : (int)digits;
	if (up) {
		while (d->count && d->digits[d->count - 1] == '9')
			d->count--;
		if (d->count) {
			d->digits[d->count - 1]++;
		} else {
			d->digits[d->count++] = '1';
			d->point++;
		}
	}
	strip(d);
}
