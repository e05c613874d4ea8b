// SPDX-License-Identifier: BSD-3-Clause
// C11 7.2: a failed assertion ends the image with a crash report.

/* No guard: each inclusion obeys the NDEBUG of its place. */
#undef assert
#ifdef NDEBUG
#define assert(expr) ((void)0)
#else
#define assert(expr) \
	((expr) ? (void)0 : uk_assert_fail(#expr, __FILE__, __LINE__))
#endif

#ifndef NOLIBC_ASSERT_H
#define NOLIBC_ASSERT_H

#include <sys/cdefs.h>

#ifndef __cplusplus
#define static_assert _Static_assert
#endif

__BEGIN_DECLS

__attribute__((noreturn)) void uk_assert_fail(const char *expr,
					      const char *file, int line);

__END_DECLS

#endif
