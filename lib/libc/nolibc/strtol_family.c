// SPDX-License-Identifier: BSD-3-Clause
// The strtol family, by type.
#include "strtol.h"
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>

long strtol(const char *restrict s, char **restrict end, int base)
{
	return (long)nolibc_strtol(s, SIZE_MAX, end, base, (uintmax_t)LONG_MIN,
				   LONG_MAX);
}

long long strtoll(const char *restrict s, char **restrict end, int base)
{
	return (long long)nolibc_strtol(s, SIZE_MAX, end, base,
					(uintmax_t)LLONG_MIN, LLONG_MAX);
}

unsigned long strtoul(const char *restrict s, char **restrict end, int base)
{
	return (unsigned long)nolibc_strtol(s, SIZE_MAX, end, base, ULONG_MAX,
					    ULONG_MAX);
}

unsigned long long strtoull(const char *restrict s, char **restrict end,
			    int base)
{
	return nolibc_strtol(s, SIZE_MAX, end, base, ULLONG_MAX, ULLONG_MAX);
}

intmax_t strtoimax(const char *restrict s, char **restrict end, int base)
{
	return (intmax_t)nolibc_strtol(s, SIZE_MAX, end, base,
				       (uintmax_t)INTMAX_MIN, INTMAX_MAX);
}

uintmax_t strtoumax(const char *restrict s, char **restrict end, int base)
{
	return nolibc_strtol(s, SIZE_MAX, end, base, UINTMAX_MAX, UINTMAX_MAX);
}

int atoi(const char *s)
{
	return (int)strtol(s, NULL, 10);
}

long atol(const char *s)
{
	return strtol(s, NULL, 10);
}

long long atoll(const char *s)
{
	return strtoll(s, NULL, 10);
}
