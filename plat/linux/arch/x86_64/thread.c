// SPDX-License-Identifier: BSD-3-Clause
// The thread pointer: by an instruction where the kernel lets programs have it
// (Linux 5.9, on CPUs since Ivy Bridge), or by a system call, which takes
// twenty times as long.
#include "linux.h"
#include "sys.h"

#include <uk/plat.h>

static bool has_instruction(void)
{
	enum { AT_HWCAP2 = 26, FSGSBASE = 1 << 1 };
	static enum { UNKNOWN, NO, YES } known;

	if (known == UNKNOWN)
		known = linux_auxiliary(AT_HWCAP2) & FSGSBASE ? YES : NO;
	return known == YES;
}

void uk_plat_thread_pointer_set(void *tp)
{
	enum { ARCH_SET_FS = 0x1002 };

	if (has_instruction())
		__asm__ volatile("wrfsbase %0" ::"r"(tp));
	else
		linux_call3(SYS_ARCH_PRCTL, ARCH_SET_FS, (long)tp, 0);
}
