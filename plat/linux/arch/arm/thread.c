// SPDX-License-Identifier: BSD-3-Clause
// The thread pointer, which only the kernel can set.
#include "sys.h"

#include <uk/plat.h>

void uk_plat_thread_pointer_set(void *tp)
{
	linux_call3(SYS_ARM_SET_TLS, (long)tp, 0, 0);
}
