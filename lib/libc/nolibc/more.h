// SPDX-License-Identifier: BSD-3-Clause
// Memory for what this library promises no end of, if there is malloc.
#ifndef NOLIBC_MORE_H
#define NOLIBC_MORE_H

#include <stdlib.h>

#ifdef CONFIG_MALLOC
static inline void *nolibc_more(size_t bytes)
{
	return malloc(bytes);
}
#else
static inline void *nolibc_more(size_t bytes)
{
	(void)bytes;
	return NULL;
}
#endif

#endif
