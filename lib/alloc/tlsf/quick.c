// SPDX-License-Identifier: BSD-3-Clause
// Quick bins: short blocks that were freed, kept whole for who wants one next.
//
// Most programs ask again for the lengths that they have just freed. A block in
// a quick bin is in use for its neighbours, so that none is joined with it. All
// are given back once memory is out; that they are few bounds the time.

#include "heap.h"

static void flush(struct tlsf *t, struct block **bin)
{
	struct block *b;

	while ((b = *bin)) {
		*bin = b->next;
		b->tag &= ~(size_t)TAG_QUICK;
		tlsf_release(t, b);
	}
}

bool tlsf_quick_flush(struct tlsf *t)
{
	if (!t->quick_count)
		return false;
	for (unsigned bin = 0; bin < QUICK_BINS; bin++)
		flush(t, &t->quick[bin]);
	t->quick_count = 0;
	return true;
}
