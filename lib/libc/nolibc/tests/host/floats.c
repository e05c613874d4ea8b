// SPDX-License-Identifier: BSD-3-Clause
// Floating-point conversions compared with the host's, hard and random values.
#include "uk_host.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uk/test.h>

static uint64_t state = 0x123456789abcdef;

static uint64_t random_bits(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state;
}

static double from_bits(uint64_t bits)
{
	double v;

	memcpy(&v, &bits, sizeof(v));
	return v;
}

static uint64_t bits_of(double v)
{
	uint64_t bits;

	memcpy(&bits, &v, sizeof(bits));
	return bits;
}

/* Random bits, random decimals of few digits, integers, halves of units. */
static double random_value(void)
{
	uint64_t r = random_bits();

	switch (random_bits() % 5) {
	case 0:
		return from_bits(r);
	case 1:
		return (double)(int64_t)(r % 2000000) / 1000.0;
	case 2:
		return (double)(int64_t)r;
	case 3:
		return (double)(r % 4096) / 64.0;
	default:
		return from_bits(r & 0x800fffffffffffff); /* subnormal */
	}
}

static const double hard[] = {
    0.0,
    -0.0,
    1.0,
    0.5,
    1.5,
    2.5,
    0.125,
    0.375,
    9.5,
    99.5,
    9.995,
    0.0001,
    0.00001,
    0.00009999995,
    123456.0,
    1000000.0,
    1e15,
    1e16,
    1e17,
    1e21,
    1e22,
    1e23,
    9007199254740993.0,
    0.1,
    0.3,
    5e-324,
    2.2250738585072011e-308,
    2.2250738585072014e-308,
    1.7976931348623157e308,
    __builtin_inf(),
    -__builtin_inf(),
};

/* The longest is %f of the largest double to 1100 places. */
static char ours[1600], theirs[1600];

static bool same(const char *fmt, double v)
{
	int a = snprintf(ours, sizeof(ours), fmt, v);
	int b = uk_host_snprintf(theirs, sizeof(theirs), fmt, v);

	return a == b && !strcmp(ours, theirs);
}

#define EXPECT_SAME(fmt, v)                          \
	do {                                         \
		if (!same(fmt, v))                   \
			UK_EXPECT_STR(ours, theirs); \
	} while (0)

/* A random specification for one of "aAeEfFgG". */
static void random_format(char *fmt)
{
	static const char flags[] = "-+ #0";
	uint64_t r = random_bits();

	*fmt++ = '%';
	for (unsigned i = 0; i < 5; i++, r >>= 1) {
		if ((r & 1) && random_bits() % 2)
			*fmt++ = flags[i];
	}
	if (random_bits() % 2)
		fmt += uk_host_snprintf(fmt, 8, "%u",
					(unsigned)(random_bits() % 40 + 1));
	if (random_bits() % 4)
		fmt += uk_host_snprintf(fmt, 8, ".%u",
					(unsigned)(random_bits() % 30));
	*fmt++ = "aAeEfFgG"[random_bits() % 8];
	*fmt = '\0';
}

UK_TEST(prints_hard_values_as_the_host_does)
{
	static const char *const formats[] = {
	    "%f",       "%e",    "%g",      "%a",    "%.0f",    "%.0e",
	    "%.0g",     "%.0a",  "%#.0f",   "%#.0e", "%#g",     "%#.0a",
	    "%.1f",     "%.2f",  "%.3f",    "%.1e",  "%.2e",    "%.1g",
	    "%.2g",     "%.3g",  "%.17g",   "%.1a",  "%.12a",   "%.13a",
	    "%.20a",    "%.30f", "%.30e",   "%.30g", "%.1100f", "%.800e",
	    "%.1100g",  "%020f", "%-20e|",  "%+g",   "% .3f",   "%+020.3e",
	    "%#.1100g", "%F",    "%E",      "%G",    "%A",      "%030a",
	    "%5.1f",    "%25g",  "%-25.4a|"};

	for (size_t f = 0; f < UK_ARRAY_LEN(formats); f++) {
		for (size_t i = 0; i < UK_ARRAY_LEN(hard); i++)
			EXPECT_SAME(formats[f], hard[i]);
	}
}

UK_TEST(prints_random_values_as_the_host_does)
{
	char fmt[32];

	for (int i = 0; i < 100000; i++) {
		random_format(fmt);
		EXPECT_SAME(fmt, random_value());
	}
}

UK_TEST(prints_nan_with_its_sign)
{
	EXPECT_SAME("%f", __builtin_nan(""));
	EXPECT_SAME("%010G|", __builtin_nan(""));
	EXPECT_SAME("%+e", -__builtin_nan(""));
}

/* glibc keeps too few zeros here. */
UK_TEST(keeps_zeros_when_rounding_adds_a_digit)
{
	snprintf(ours, sizeof(ours), "%#g", 999999.5);
	UK_EXPECT_STR(ours, "1.00000e+06");
	snprintf(ours, sizeof(ours), "%g", 999999.5);
	UK_EXPECT_STR(ours, "1e+06");
}

UK_TEST(prints_long_doubles_as_doubles)
{
	snprintf(ours, sizeof(ours), "%Lf %.2Le %d", 1.5L, -2.25L, 7);
	UK_EXPECT_STR(ours, "1.500000 -2.25e+00 7");
}

/* Compares value and end with the host's, for doubles and floats. */
static bool reads(const char *s)
{
	char *a, *b;
	double x = strtod(s, &a), y = uk_host_strtod(s, &b);
	float u, v;

	if (a != b || (bits_of(x) != bits_of(y) && !(x != x && y != y)))
		return false;
	u = strtof(s, &a);
	v = uk_host_strtof(s, &b);
	return a == b && (memcmp(&u, &v, sizeof(u)) == 0 || (u != u && v != v));
}

#define EXPECT_READS(s)                                 \
	do {                                            \
		if (!reads(s))                          \
			UK_EXPECT_STR(s, "the host's"); \
	} while (0)

static const char *const hard_texts[] = {
    "0",
    "-0",
    "+1",
    " \t\n1.5x",
    "1.",
    ".5",
    ".",
    "-.",
    "",
    "+",
    "e5",
    "1e",
    "1e+",
    "1e5",
    "1E-5",
    "1e+05x",
    "0x",
    "0x.",
    "0xg",
    "0x1",
    "0x1.8p1",
    "0X.8P-1",
    "0x1p",
    "0x1p+",
    "0x1.",
    "inf",
    "-INFINITY",
    "infinit",
    "nan",
    "NaN(12_ab)",
    "nan(",
    "nan(-)",
    "in",
    "1e308",
    "1e309",
    "1.7976931348623157e308",
    "1.7976931348623158e308",
    "1.7976931348623159e308",
    "1797693134862315708145274237317043567980705675258449965989174768"
    "0315726078002853876058955863276687817154045895351438246423432132"
    "6889464182768467546703537516986049910576551282076245490090389328"
    "9440758685084551339423045832369032229481658085593321233477479786"
    "55776",
    "179769313486231580793728971405303415079934132710037826936173778980"
    "444968292764750946649017977587207096330286416692887910946555547851"
    "9"
    "404026306574886715058206819089020007083836762738548458177115317644"
    "7"
    "573027006985557136695962284291481986083493647529271907416844436551"
    "0"
    "704342711559699508093042880",
    "2.2250738585072011e-308",
    "2.2250738585072012e-308",
    "2.2250738585072014e-308",
    "4.9e-324",
    "2.4703282292062327e-324",
    "2.4703282292062328e-324",
    "2.47e-324",
    "1e-400",
    "1e-99999999999999999999",
    "1e99999999999999999999",
    "0e99999999999999999999",
    "9007199254740992",
    "9007199254740993",
    "9007199254740993.0000000000000000000000000000000000000000000001",
    "9007199254740994",
    "9007199254740995",
    "0.1",
    "0.30000000000000004",
    "1e22",
    "1e23",
    "8.5e22",
    "16777217",
    "16777217.0000001",
    "3.4028235677973366e38",
    "3.4028235677973365e38",
    "7.0064923216240853e-46",
    "7.0064923216240854e-46",
    "1.1754943157898258e-38",
    "0x1.fffffffffffff8p0",
    "0x1.fffffffffffff7fffffffffffp0",
    "0x1.00000000000008p0",
    "0x1.000000000000080000000000000001p0",
    "0x1.fffffffffffff8p1023",
    "0x1.fffffffffffff7p1023",
    "0x0.0000000000001p-1022",
    "0x0.00000000000008p-1022",
    "0x0.000000000000080001p-1022",
    "0x123456789abcdef0123456789p-60",
    "0x1p99999999999999999999",
    "0x0p99999999999999999999",
    "0x1p-99999999999999999999",
};

UK_TEST(reads_hard_texts_as_the_host_does)
{
	for (size_t i = 0; i < UK_ARRAY_LEN(hard_texts); i++)
		EXPECT_READS(hard_texts[i]);
}

UK_TEST(reads_random_texts_as_the_host_does)
{
	char text[64], *p;

	for (int i = 0; i < 50000; i++) {
		p = text;
		for (uint64_t n = random_bits() % 25 + 1; n; n--)
			*p++ = (char)('0' + random_bits() % 10);
		if (random_bits() % 2)
			text[random_bits() % (uint64_t)(p - text)] = '.';
		uk_host_snprintf(p, 16, "e%d",
				 (int)(random_bits() % 700) - 350);
		EXPECT_READS(text);
	}
}

UK_TEST(reads_back_what_it_printed)
{
	for (int i = 0; i < 50000; i++) {
		double v = from_bits(random_bits());
		if (v != v)
			continue;
		snprintf(ours, sizeof(ours), i % 2 ? "%.17g" : "%a", v);
		UK_EXPECT(bits_of(strtod(ours, NULL)) == bits_of(v));
	}
}

/* The border between a double and the next, written out in full, and what lies
 * a digit beyond it on either side. */
UK_TEST(reads_borders_exactly)
{
	for (int i = 0; i < 5000; i++) {
		uint64_t m = random_bits() >> 11 | UINT64_C(1) << 52;
		int e = (int)(random_bits() % 2015) - 1075;
		size_t len;

		/* (2m + 1) / 2: one bit more than a double has, so printed by
		 * the host as a long double. */
		long double border = (long double)(2 * m + 1);
		for (int k = e; k > 0; k--)
			border *= 2;
		for (int k = e; k < 0; k++)
			border /= 2;
		len = (size_t)uk_host_snprintf(theirs, sizeof(theirs),
					       "%.780Le", border);
		UK_EXPECT(len > 780);
		EXPECT_READS(theirs);
		for (char *p = strchr(theirs, 'e') - 1; *p != '.'; p--) {
			if (*p == '0') {
				*p = '1';
				break;
			}
			*p = (char)(*p - 1);
			break;
		}
		EXPECT_READS(theirs);
	}
}
