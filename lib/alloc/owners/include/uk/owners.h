// SPDX-License-Identifier: BSD-3-Clause
// Who holds how much of the default heap.
//
// Libraries are told apart by the name that they are compiled with. A block is
// its owner's until it is given back, whoever does that. Any context.
#ifndef UK_OWNERS_H
#define UK_OWNERS_H

#include <uk/alloc.h>

/* Libraries beyond so many are counted together, as "others". */
#define UK_OWNERS_MAX 48

struct uk_owner {
	const char *lib;
	size_t bytes; /* held now, as they were asked for */
	size_t peak_bytes;
	size_t blocks;   /* held now */
	size_t failures; /* requests refused so far */
};

/* Owner number `n`, in the order in which they first asked. Returns 0, or
 * -ENOENT if there are not so many. */
int uk_owners_get(unsigned n, struct uk_owner *owner) UK_MUST_CHECK;

/* Prints them to the log, a line each. */
void uk_owners_print(void);

#endif
