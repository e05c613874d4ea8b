// SPDX-License-Identifier: BSD-3-Clause
// The tlsf heap in memory of one's own, beside the default one.
#ifndef UK_TLSF_H
#define UK_TLSF_H

#include <uk/alloc.h>

/*
 * Makes a heap inside [base, base + bytes), for ever; its own tables, about
 * 4 KiB, come out of that. It never takes pages: uk_alloc_add lengthens it.
 * NULL if `bytes` is too small. All operations of <uk/alloc.h>; all but `add`
 * and `check` take constant time, copying apart; the constant is a large one
 * where memory is out and freed blocks are joined at last (TLSF_QUICK). A block
 * moved by uk_alloc_resize is aligned for any object, not as it was asked for
 * at first.
 */
struct uk_alloc *uk_tlsf_create(void *base, size_t bytes);

#endif
