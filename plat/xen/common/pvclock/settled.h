// SPDX-License-Identifier: BSD-3-Clause
// Whether what was read is of one piece.
#ifndef PVCLOCK_SETTLED_H
#define PVCLOCK_SETTLED_H

#include <uk/arch.h>
#include <uk/pvclock.h>

/* A writer makes the version odd before and even after; one that never ends is
 * not waited for for ever. */
static inline bool pvclock_settled(const volatile uint32_t *version,
				   uint32_t before)
{
	uk_arch_barrier_read();
	return !(before & 1) && *version == before;
}

enum { PVCLOCK_TRIES = 1000000 };

#endif
