// SPDX-License-Identifier: BSD-3-Clause
// The strtod family, by type.
#include "strtod.h"
#include <stdint.h>
#include <stdlib.h>

double strtod(const char *restrict s, char **restrict end)
{
	return nolibc_strtod(s, SIZE_MAX, end, &nolibc_format_double_bits);
}

float strtof(const char *restrict s, char **restrict end)
{
	return (float)nolibc_strtod(s, SIZE_MAX, end,
				    &nolibc_format_float_bits);
}

long double strtold(const char *restrict s, char **restrict end)
{
	return strtod(s, end);
}

double atof(const char *s)
{
	return strtod(s, NULL);
}
