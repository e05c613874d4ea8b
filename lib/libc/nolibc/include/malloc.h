// SPDX-License-Identifier: BSD-3-Clause
// What programs look for in <malloc.h>: the family, and how long a block is.
#ifndef NOLIBC_MALLOC_H
#define NOLIBC_MALLOC_H

#include <stdlib.h>
#include <sys/cdefs.h>

__BEGIN_DECLS

/* What the block's owner may use: what was asked for, or more; 0 for NULL. */
size_t malloc_usable_size(void *p);

__END_DECLS

#endif
