// SPDX-License-Identifier: BSD-3-Clause
// The little that base needs of strings; a libc may not be there.
#include "internal.h"

bool base_str_equal(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return *a == *b;
}

size_t base_str_length(const char *s)
{
	size_t n = 0;

	while (s[n])
		n++;
	return n;
}
