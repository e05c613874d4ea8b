// SPDX-License-Identifier: BSD-3-Clause
// What a memory fault was about, by the error code of Intel SDM volume 3, 4.7.
#include "linux.h"
#include "sys.h"

/* Any other trap than 14 has no address, such as one that is no canonical. */
bool linux_fault_access(const struct linux_ucontext *uc,
			const struct linux_siginfo *info,
			enum uk_crash_access *access)
{
	(void)info;
	*access = uc->error & (1 << 4)   ? UK_CRASH_EXEC
		  : uc->error & (1 << 1) ? UK_CRASH_WRITE
					 : UK_CRASH_READ;
	return uc->trap == 14;
}
