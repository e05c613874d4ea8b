// SPDX-License-Identifier: BSD-3-Clause
// Red zones: what can be asked about a block beside what <uk/alloc.h> has.
#ifndef UK_REDZONE_H
#define UK_REDZONE_H

#include <uk/base.h>

enum uk_redzone_state {
	UK_REDZONE_USED,      /* a block in use, nothing wrong */
	UK_REDZONE_FREED,     /* freed and in quarantine, nothing wrong */
	UK_REDZONE_UNDERFLOW, /* the red zone below was written to */
	UK_REDZONE_OVERFLOW,  /* the red zone above was */
	UK_REDZONE_STALE,     /* written to after the free */
	UK_REDZONE_NONE,      /* no block starts here */
};

/* Says how the block at `p` is; in `*at`, unless NULL, the first byte that is
 * wrong. Reads a little below `p`, whatever it points to. Any context. */
enum uk_redzone_state uk_redzone_inspect(const void *p,
					 const unsigned char **at);

#endif
