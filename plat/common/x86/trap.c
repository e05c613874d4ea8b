// SPDX-License-Identifier: BSD-3-Clause
// Exceptions as crash reports.
#include <uk/x86.h>

#include <uk/crash.h>

static const char *reason_of(unsigned vector)
{
	static const char *const reasons[UK_X86_EXCEPTIONS] = {
	    [0] = "arithmetic error",
	    [1] = "debug exception",
	    [2] = "non-maskable interrupt",
	    [3] = "breakpoint",
	    [6] = "invalid instruction",
	    [7] = "FPU not available",
	    [8] = "double fault",
	    [12] = "stack segment fault",
	    [13] = "general protection fault",
	    [16] = "arithmetic error",
	    [17] = "alignment fault",
	    [18] = "machine check",
	    [19] = "arithmetic error",
	};

	return vector < UK_X86_EXCEPTIONS && reasons[vector]
		   ? reasons[vector]
		   : "unexpected exception";
}

/* The bits of a page fault's error code: Intel SDM volume 3, 4.7. */
static const char *page_fault_reason(unsigned long error, unsigned long address)
{
	enum { PROTECTION = 1 << 0, WRITE = 1 << 1, FETCH = 1 << 4 };

	return uk_crash_access_reason(error & FETCH   ? UK_CRASH_EXEC
				      : error & WRITE ? UK_CRASH_WRITE
						      : UK_CRASH_READ,
				      address, error & PROTECTION);
}

void uk_x86_crash(const struct uk_x86_trap *trap)
{
	struct uk_crash report = {.regs = &trap->regs,
				  .reason = reason_of(trap->vector)};

	if (trap->vector == UK_X86_PAGE_FAULT) {
		report.address = trap->address;
		report.has_address = true;
		report.reason = page_fault_reason(trap->error, trap->address);
	}
	uk_arch_frame_of(&report.frame, &trap->regs);
	uk_crash(&report);
}
