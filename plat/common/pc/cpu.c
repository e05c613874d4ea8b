// SPDX-License-Identifier: BSD-3-Clause
// Odds of the CPU itself: random numbers, the thread pointer, standing still.
#include "pc.h"

#include <uk/errno.h>
#include <uk/machine.h>
#include <uk/plat.h>
#include <uk/x86.h>

int uk_plat_entropy(void *buf, size_t bytes)
{
	uint32_t id[4];

	pc_cpuid(1, id);
	return id[PC_ECX] & 1 << 30 ? uk_x86_random(buf, bytes) : -ENOTSUP;
}

void uk_plat_thread_pointer_set(void *tp)
{
	enum { MSR_FS_BASE = 0xc0000100 };

	pc_wrmsr(MSR_FS_BASE, (uintptr_t)tp);
}

void uk_machine_halt(void)
{
	for (;;)
		__asm__ volatile("cli; hlt");
}
