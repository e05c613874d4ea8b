// SPDX-License-Identifier: BSD-3-Clause
// Puts red zones in front of the heap that is about to become the default.

#include "zone.h"

#include <uk/alloc/impl.h>
#include <uk/param.h>

static int64_t quarantine = CONFIG_REDZONE_QUARANTINE;
UK_PARAM_INT(quarantine, quarantine, 0, 65536, "freed blocks kept");

static struct redzone watch;

struct uk_alloc *uk_alloc_wrap(struct uk_alloc *heap)
{
	redzone_setup(&watch, heap, (size_t)quarantine);
	return &watch.alloc;
}
