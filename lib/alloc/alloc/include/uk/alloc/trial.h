// SPDX-License-Identifier: BSD-3-Clause
// A heap for tests on the host, that may be told to fail.
//
// Each block is one of the host's own, so that the sanitizers see its bounds,
// and blocks that are left are counted.
#ifndef UK_ALLOC_TRIAL_H
#define UK_ALLOC_TRIAL_H

#include <uk/alloc.h>

void *aligned_alloc(size_t align, size_t bytes);
void free(void *p);

struct uk_alloc_trial {
	struct uk_alloc a; /* a.stats.count: blocks that are left */
	long grants;       /* so many more succeed; below 0: all */
};

static inline void *uk_alloc_trial_alloc(struct uk_alloc *a, size_t bytes,
					 size_t align)
{
	struct uk_alloc_trial *t = UK_CONTAINER_OF(a, struct uk_alloc_trial, a);

	if (t->grants == 0) {
		a->stats.failures++;
		return NULL;
	}
	t->grants -= t->grants > 0;
	a->stats.count++;
	return aligned_alloc(align, UK_ALIGN_UP(bytes, align));
}

static inline void uk_alloc_trial_free(struct uk_alloc *a, void *p)
{
	a->stats.count--;
	free(p);
}

static const struct uk_alloc_ops uk_alloc_trial_ops = {
    .alloc = uk_alloc_trial_alloc,
    .free = uk_alloc_trial_free,
};

#endif
