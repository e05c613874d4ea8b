// SPDX-License-Identifier: BSD-3-Clause
// The region heap in memory of one's own, beside the default one.
#ifndef UK_REGION_H
#define UK_REGION_H

#include <uk/alloc.h>

/*
 * Makes a heap inside [base, base + bytes), for ever; it never takes pages.
 * Blocks given back in the reverse order of their making can be had again;
 * others, and what an alignment skipped, once no block is left. There is no
 * `add` and no `check`. NULL if `bytes` is too small.
 */
struct uk_alloc *uk_region_create(void *base, size_t bytes);

#endif
