// SPDX-License-Identifier: BSD-3-Clause
// <math.h>: newlib's, and what it leaves out where long double is longer than
// double.
#ifndef UK_NEWLIB_MATH_H
#define UK_NEWLIB_MATH_H

#include_next <math.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef _LDBL_EQ_DBL
long double fabsl(long double x);
long double copysignl(long double x, long double sign);
long double ceill(long double x);
long double floorl(long double x);
long double truncl(long double x);
long double roundl(long double x);
long double rintl(long double x);
long lroundl(long double x);
long lrintl(long double x);
long long llroundl(long double x);
long long llrintl(long double x);
long double fmodl(long double x, long double y);
long double remainderl(long double x, long double y);
long double frexpl(long double x, int *exponent);
long double ldexpl(long double x, int exponent);
long double scalbnl(long double x, int exponent);
long double scalblnl(long double x, long exponent);
long double modfl(long double x, long double *whole);
#endif

#ifdef __cplusplus
}
#endif

#endif
