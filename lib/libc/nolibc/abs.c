// SPDX-License-Identifier: BSD-3-Clause
// Absolute values, quotients and remainders.
#include <inttypes.h>
#include <stdlib.h>

int abs(int i)
{
	return i < 0 ? -i : i;
}

long labs(long i)
{
	return i < 0 ? -i : i;
}

long long llabs(long long i)
{
	return i < 0 ? -i : i;
}

intmax_t imaxabs(intmax_t i)
{
	return i < 0 ? -i : i;
}

div_t div(int a, int b)
{
	return (div_t){.quot = a / b, .rem = a % b};
}

ldiv_t ldiv(long a, long b)
{
	return (ldiv_t){.quot = a / b, .rem = a % b};
}

lldiv_t lldiv(long long a, long long b)
{
	return (lldiv_t){.quot = a / b, .rem = a % b};
}

imaxdiv_t imaxdiv(intmax_t a, intmax_t b)
{
	return (imaxdiv_t){.quot = a / b, .rem = a % b};
}
