// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other, C's and C++'s.
#ifndef CXX_CXX_H
#define CXX_CXX_H

#include <stdarg.h>
#include <uk/base.h>

UK_C_BEGIN

/* Memory of the default heap, or NULL. `align` 0: for any object. */
void *cxx_alloc(size_t bytes, size_t align);
void cxx_free(void *p);

UK_NORETURN void cxx_out_of_memory(size_t bytes);

/* Ends the image by an exception's name and its formatted text. */
UK_NORETURN void cxx_panic(const char *exception, const char *fmt, va_list ap);

/* What a thread's end has to call; NULL until there is something. */
extern void (*cxx_thread_end)(void);

UK_C_END

#endif
