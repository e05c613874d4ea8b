// SPDX-License-Identifier: BSD-3-Clause
// How many descriptors there may be: the table's limit.
#include "internal.h"

#include <uk/fd.h>

unsigned system_descriptors(void)
{
	return uk_fd_limit();
}

void system_descriptors_set(unsigned limit)
{
	uk_fd_limit_set(limit);
}
