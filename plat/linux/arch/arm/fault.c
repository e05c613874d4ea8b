// SPDX-License-Identifier: BSD-3-Clause
// What a memory fault was about, by the instruction that it stopped: the fault
// status in the context is empty under an emulator of system calls.
#include "linux.h"
#include "sys.h"

/* Arm Architecture Reference Manual, ARMv7-A, A5.1. Bit 20 says "loads" nearly
 * everywhere. */
static bool stores(uint32_t code)
{
	bool loads = code & (1 << 20);

	if (code >> 28 == 0xf) /* vst1 to vst4, and no other */
		return (code >> 24 & 0xf) == 4 && !(code & (1 << 21));
	switch (code >> 25 & 7) {
	case 0: /* halves and exclusives; pairs: bit 5 says which */
		if ((code & 0x90) != 0x90)
			return false;
		return !loads && (!(code & 0x40) || (code & 0x20));
	case 2: /* words and bytes */
	case 3:
	case 4: /* several registers */
	case 6: /* the FPU's */
		return !loads;
	default:
		return false;
	}
}

bool linux_fault_access(const struct linux_ucontext *uc,
			const struct linux_siginfo *info,
			enum uk_crash_access *access)
{
	*access = info->address == uc->pc             ? UK_CRASH_EXEC
		  : stores(*(const uint32_t *)uc->pc) ? UK_CRASH_WRITE
						      : UK_CRASH_READ;
	return true;
}
