// SPDX-License-Identifier: BSD-3-Clause
// What x86 processors do alike, whoever else is at the controls.
//
// For platform code; any context.
#ifndef UK_X86_H
#define UK_X86_H

#include <uk/arch.h>

enum {
	UK_X86_PAGE_FAULT = 14,
	UK_X86_EXCEPTIONS = 32,
};

/* Ends in the report of an exception, with what the processor said: an error
 * code, and where a page fault was. */
struct uk_x86_trap {
	unsigned vector;
	unsigned long error, address;
	struct uk_arch_regs regs;
};
UK_NORETURN void uk_x86_crash(const struct uk_x86_trap *trap);

/* Fills `buf` by RDRAND, which the caller has found to be there. Returns 0, or
 * -ENOTSUP if it fails. */
int uk_x86_random(void *buf, size_t bytes) UK_MUST_CHECK;

#endif
