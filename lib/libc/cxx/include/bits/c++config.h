// SPDX-License-Identifier: BSD-3-Clause
// What the headers of the standard library may take for granted: what their
// package says of the host, but for what the host alone has.
#ifndef CXX_CONFIG_H
#define CXX_CONFIG_H

#include_next <bits/c++config.h>

/* The freestanding part of the library, and what of the rest needs nobody. */
#undef _GLIBCXX_HOSTED
#define _GLIBCXX_HOSTED 0

/* There is no library whose instances of templates could be shared. */
#undef _GLIBCXX_EXTERN_TEMPLATE
#define _GLIBCXX_EXTERN_TEMPLATE 0

/* No C library here has all of mathematics for long double. */
#undef _GLIBCXX_USE_C99_MATH_TR1

/* No wide characters, no streams, no POSIX threads. */
#undef _GLIBCXX_USE_WCHAR_T
#undef _GLIBCXX_HAVE_WCHAR_H
#undef _GLIBCXX_HAS_GTHREADS
#undef _GLIBCXX_USE_C99_STDIO
#undef _GLIBCXX_USE_C99_WCHAR

#endif
