// SPDX-License-Identifier: BSD-3-Clause
// The lowest set bit, counted from 1. The builtins of these names may call
// these functions.
#include <strings.h>

int ffs(int i)
{
	return i ? __builtin_ctz((unsigned)i) + 1 : 0;
}

int ffsl(long i)
{
	return i ? __builtin_ctzl((unsigned long)i) + 1 : 0;
}

int ffsll(long long i)
{
	return i ? __builtin_ctzll((unsigned long long)i) + 1 : 0;
}
