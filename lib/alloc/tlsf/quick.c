// SPDX-License-Identifier: BSD-3-Clause
// Quick bins: short blocks that were freed, kept whole for who wants one next.
//
// Most programs ask again for the lengths that they have just freed. A block in
// a quick bin is in use for its neighbours, so that none is joined with it. All
// are given back once memory is out; that they are few bounds the time.

#include "heap.h"

/* At a time, because interrupts wait. */
#define FLUSH_MAX 64

bool tlsf_quick_flush(struct tlsf *t)
{
	unsigned left = UK_MIN(t->quick_count, FLUSH_MAX);
	bool any = left > 0;
	struct block *b;

	t->quick_count -= left;
	for (unsigned bin = QUICK_BINS; left; left--) {
		while (!t->quick[bin - 1])
			bin--;
		b = t->quick[bin - 1];
		t->quick[bin - 1] = b->next;
		b->tag &= ~(size_t)TAG_QUICK;
		tlsf_release(t, b);
	}
	return any;
}
