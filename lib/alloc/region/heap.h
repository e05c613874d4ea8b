// SPDX-License-Identifier: BSD-3-Clause
// Structures of the region heap: chunks, filled from the bottom up.
#ifndef REGION_HEAP_H
#define REGION_HEAP_H

#include <uk/alloc.h>

/* Lies at the start of the memory that it describes. A block is preceded by
 * one word, how many bytes its owner has; those end where the next block's
 * word begins, so the last block is the one that ends at `free`. */
struct chunk {
	struct chunk *next;
	uintptr_t free, end;
};

struct region {
	struct uk_alloc alloc;
	struct chunk *chunks;
	size_t grow_bytes; /* 0: never grows */
};

#endif
