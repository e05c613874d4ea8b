// SPDX-License-Identifier: BSD-3-Clause
// Integer and text conversions compared with the host's, random combinations.
#include "uk_host.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uk/test.h>

static char ours[256], theirs[256];

static unsigned below(unsigned n)
{
	return (unsigned)rand() % n;
}

/* Values of every size, small ones and borders often. */
static uint64_t random_value(void)
{
	uint64_t v =
	    (uint64_t)rand() << 40 ^ (uint64_t)rand() << 20 ^ (uint64_t)rand();

	v = below(4) ? v >> below(64) : 0;
	return below(2) ? v : 0 - v;
}

/* Writes "%[flags][width][.precision]"; returns its end. The flags that C
 * leaves undefined for a conversion are not among those given. */
static char *random_spec(char *fmt, const char *flags)
{
	*fmt++ = '%';
	for (; *flags; flags++) {
		if (below(3) == 0)
			*fmt++ = *flags;
	}
	if (below(2))
		fmt += uk_host_snprintf(fmt, 4, "%u", below(50) + 1);
	if (below(2))
		fmt += uk_host_snprintf(fmt, 5, ".%u", below(50));
	return fmt;
}

#define EXPECT_SAME(fmt, v)                                                \
	do {                                                               \
		int a_ = snprintf(ours, sizeof(ours), fmt, v);             \
		int b_ = uk_host_snprintf(theirs, sizeof(theirs), fmt, v); \
		UK_EXPECT_STR(ours, theirs);                               \
		UK_EXPECT_INT(a_, ==, b_);                                 \
	} while (0)

UK_TEST(prints_random_integers_as_the_host_does)
{
	static const char *const narrow[] = {"", "h", "hh"};
	static const char *const wide[] = {"l", "ll", "j", "z", "t"};
	char fmt[32], *p;

	srand(1);
	for (int i = 0; i < 50000; i++) {
		char c = "diuoxX"[below(6)];
		uint64_t v = random_value();
		const char *flags = strchr("di", c) ? "-+ 0"
				    : c == 'u'      ? "-0"
						    : "-#0";
		bool is_wide = below(2);
		p = random_spec(fmt, flags);
		strcpy(p, is_wide ? wide[below(5)] : narrow[below(3)]);
		strncat(p, &c, 1);
		if (is_wide)
			EXPECT_SAME(fmt, v);
		else
			EXPECT_SAME(fmt, (int)v);
	}
}

UK_TEST(prints_random_text_as_the_host_does)
{
	char fmt[32], text[41];

	srand(2);
	for (int i = 0; i < 20000; i++) {
		size_t len = below(sizeof(text));
		memset(text, 'a' + (int)below(26), len);
		text[len] = '\0';
		strcpy(random_spec(fmt, "-"), "s|");
		EXPECT_SAME(fmt, text);
	}
}
