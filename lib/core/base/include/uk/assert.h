// SPDX-License-Identifier: BSD-3-Clause
// Assertions and panics: how code says that the image cannot go on.
//
// Any context. Both end in a crash report and the status 134.
#ifndef UK_ASSERT_H
#define UK_ASSERT_H

#include <uk/base.h>

UK_C_BEGIN

/* Ends the image: the machine, or what the library needs of it, is not there.
 * By convention the text starts with the library: "lib: reason". */
UK_NORETURN void uk_panic(const char *fmt, ...) UK_PRINTF(1, 2);

/* Ends the image: `expr`, which the caller had to make true, is not. */
UK_NORETURN void uk_assert_fail(const char *expr, const char *file, int line);

#ifdef CONFIG_BASE_ASSERT
#define uk_assert(expr) \
	(UK_LIKELY(expr) ? (void)0 : uk_assert_fail(#expr, __FILE__, __LINE__))
#else
#define uk_assert(expr) ((void)sizeof(!(expr)))
#endif

UK_C_END

#endif
