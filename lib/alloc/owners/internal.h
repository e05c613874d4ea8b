// SPDX-License-Identifier: BSD-3-Clause
// The books of owners, and the allocator that keeps them in front of the heap.
#ifndef OWNERS_INTERNAL_H
#define OWNERS_INTERNAL_H

#include <uk/owners.h>

/* The heap's. Interrupts masked, as for all below. */
struct owners_books {
	struct uk_owner lines[UK_OWNERS_MAX + 1];
	unsigned count;
};
extern struct owners_books owners_books;

/* The number of library `lib`, new or known. */
unsigned owners_of(struct owners_books *books, const char *lib);

void owners_take(struct uk_owner *o, size_t bytes);
void owners_give(struct uk_owner *o, size_t bytes);

/* Makes `front` the allocator that counts what is taken from `heap`. */
struct owners_front {
	struct uk_alloc alloc;
	struct uk_alloc *heap;
};
void owners_front_setup(struct owners_front *front, struct uk_alloc *heap);

/* Its operation, for a library. */
void *owners_front_take(struct owners_front *front, size_t bytes, size_t align,
			const char *lib);

#endif
