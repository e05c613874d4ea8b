// SPDX-License-Identifier: BSD-3-Clause
// Tests of the parts of <stdio.h> that work on strings.
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <uk/test.h>

UK_TEST(prints_into_strings)
{
	char buf[8];

	UK_EXPECT_INT(snprintf(buf, sizeof(buf), "%d %s", 12345, "abc"), ==, 9);
	UK_EXPECT_STR(buf, "12345 a");
	UK_EXPECT_INT(snprintf(NULL, 0, "%s", "abc"), ==, 3);
	UK_EXPECT_INT(sprintf(buf, "%x", 255U), ==, 2);
	UK_EXPECT_STR(buf, "ff");
	UK_EXPECT_INT(snprintf(buf, sizeof(buf), "a%cb", 0), ==, 3);
	UK_EXPECT(!memcmp(buf, "a\0b", 4));
}

UK_TEST(prints_the_types_of_inttypes)
{
	char buf[128];

	snprintf(buf, sizeof(buf),
		 "%" PRId8 " %" PRIu16 " %" PRIx32 " %" PRId64 " %" PRIXMAX
		 " %" PRIdPTR,
		 (int8_t)-1, (uint16_t)65535, (uint32_t)0xabc, INT64_MIN,
		 UINTMAX_MAX, (intptr_t)-3);
	UK_EXPECT_STR(buf,
		      "-1 65535 abc -9223372036854775808 FFFFFFFFFFFFFFFF -3");
}

UK_TEST(reports_lengths_beyond_an_int)
{
	const char *volatile fmt = "%99999999999d";

	errno = 0;
	UK_EXPECT_INT(snprintf(NULL, 0, fmt, 1), ==, -1);
	UK_EXPECT_INT(errno, ==, EOVERFLOW);
}

UK_TEST(scans_integers)
{
	int a = 0, b = 0, c = 0;
	unsigned x = 0, o = 0;

	UK_EXPECT_INT(sscanf(" 12 -34+56", "%d%d%d", &a, &b, &c), ==, 3);
	UK_EXPECT_INT(a, ==, 12);
	UK_EXPECT_INT(b, ==, -34);
	UK_EXPECT_INT(c, ==, 56);
	UK_EXPECT_INT(sscanf("0x1f 17 010", "%x %o %i", &x, &o, &a), ==, 3);
	UK_EXPECT_INT(x, ==, 31);
	UK_EXPECT_INT(o, ==, 15);
	UK_EXPECT_INT(a, ==, 8);
	UK_EXPECT_INT(sscanf("12345", "%2d%*2d%d", &a, &b), ==, 2);
	UK_EXPECT_INT(a, ==, 12);
	UK_EXPECT_INT(b, ==, 5);
}

UK_TEST(scans_each_length)
{
	signed char hh[2] = {0, 7};
	short h[2] = {0, 7};
	long l;
	long long q;
	intmax_t j;
	size_t z;
	ptrdiff_t t;
	void *p;

	UK_EXPECT_INT(sscanf("1 2 3", "%hhd %hd %ld", hh, h, &l), ==, 3);
	UK_EXPECT_INT(hh[0], ==, 1);
	UK_EXPECT_INT(hh[1], ==, 7);
	UK_EXPECT_INT(h[0], ==, 2);
	UK_EXPECT_INT(h[1], ==, 7);
	UK_EXPECT_INT(l, ==, 3);
	UK_EXPECT_INT(sscanf("-9223372036854775808 -5 6 -7 0x1000",
			     "%lld %jd %zu %td %p", &q, &j, &z, &t, &p),
		      ==, 5);
	UK_EXPECT_INT(q, ==, LLONG_MIN);
	UK_EXPECT_INT(j, ==, -5);
	UK_EXPECT_INT(z, ==, 6);
	UK_EXPECT_INT(t, ==, -7);
	UK_EXPECT(p == (void *)0x1000);
}

UK_TEST(scans_strings_and_characters)
{
	char s[8], c[4] = "###";

	UK_EXPECT_INT(sscanf("  hello world", "%7s", s), ==, 1);
	UK_EXPECT_STR(s, "hello");
	UK_EXPECT_INT(sscanf("abcdefghij", "%3s%c", s, c), ==, 2);
	UK_EXPECT_STR(s, "abc");
	UK_EXPECT_STR(c, "d##");
	UK_EXPECT_INT(sscanf(" xy", "%3c", c), ==, 1);
	UK_EXPECT(!memcmp(c, " xy", 3));
	UK_EXPECT_INT(sscanf("ab", "%3c", c), ==, EOF);
}

UK_TEST(scans_sets)
{
	char s[8], t[8];

	UK_EXPECT_INT(sscanf("abc123", "%[a-c]%[^a-z]", s, t), ==, 2);
	UK_EXPECT_STR(s, "abc");
	UK_EXPECT_STR(t, "123");
	UK_EXPECT_INT(sscanf("]-x", "%[]-]%s", s, t), ==, 2);
	UK_EXPECT_STR(s, "]-");
	UK_EXPECT_INT(sscanf("a]b", "%[^]]%s", s, t), ==, 2);
	UK_EXPECT_STR(s, "a");
	UK_EXPECT_INT(sscanf("xyz", "%[a-c]", s), ==, 0);
	UK_EXPECT_INT(sscanf("aaaa", "%2[a]%s", s, t), ==, 2);
	UK_EXPECT_STR(t, "aa");
}

UK_TEST(matches_what_stands_between)
{
	int a = 0, b = 0, n = -1;

	UK_EXPECT_INT(sscanf("10.20", "%d.%d", &a, &b), ==, 2);
	UK_EXPECT_INT(sscanf("10,20", "%d.%d", &a, &b), ==, 1);
	UK_EXPECT_INT(sscanf("5 %x6", "%d %%x%d", &a, &b), ==, 2);
	UK_EXPECT_INT(b, ==, 6);
	UK_EXPECT_INT(sscanf("12 34", "%d %n%d", &a, &n, &b), ==, 2);
	UK_EXPECT_INT(n, ==, 3);
	UK_EXPECT_INT(sscanf("x", "%d", &a), ==, 0);
	UK_EXPECT_INT(sscanf("", "%d", &a), ==, EOF);
	UK_EXPECT_INT(sscanf("  ", "%d", &a), ==, EOF);
	UK_EXPECT_INT(sscanf("1", "%d%d", &a, &b), ==, 1);
	UK_EXPECT_INT(sscanf("1", "%*d%d", &a), ==, 0);
	UK_EXPECT_INT(sscanf("abc", "abc"), ==, 0);
}
