// SPDX-License-Identifier: BSD-3-Clause
// The functions that an image calls when it starts.
#include "init.h"

#include <uk/init.h>

/* From tables.ld. */
extern const struct uk_init uk_init_start[], uk_init_end[];

void init_run(void)
{
	for (const struct uk_init *i = uk_init_start; i < uk_init_end; i++)
		(void)!i->fn();
}
