// SPDX-License-Identifier: BSD-3-Clause
// The little that is needed of strings; a libc may not be there.
#include "fdt.h"

size_t fdt_length(const char *s)
{
	size_t n = 0;

	while (s[n])
		n++;
	return n;
}

bool fdt_equal(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return *a == *b;
}
