// SPDX-License-Identifier: BSD-3-Clause
// How many descriptors there may be: no table is ticked, and 0, 1 and 2 are the
// console's.
#include "internal.h"

static unsigned limit = 3;

unsigned system_descriptors(void)
{
	return limit;
}

void system_descriptors_set(unsigned most)
{
	limit = most;
}
