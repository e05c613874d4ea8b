// SPDX-License-Identifier: BSD-3-Clause
// The crash report: what a platform's trap, a panic and a failed assertion
// share.
#ifndef UK_CRASH_H
#define UK_CRASH_H

#include <uk/arch.h>
#include <uk/base.h>

struct uk_crash {
	const char *reason;         /* "page fault: read of unmapped page" */
	struct uk_arch_frame frame; /* where */
	const struct uk_arch_regs *regs; /* NULL: no trap, a call */
	bool has_address;
	unsigned long address; /* the data address that faulted */
};

/* The stack that the boot thread, and so main(), runs on: [low, high). The
 * platform defines both; below `low` lies the guard page. */
extern char uk_stack_low[], uk_stack_high[];

/*
 * Prints reason, address, registers and backtrace to the log, then calls
 * uk_plat_crash(). Any context, on any stack that has 1 KiB left. A crash
 * inside a crash prints one line and ends at once.
 */
UK_NORETURN void uk_crash(const struct uk_crash *crash);

enum uk_crash_access { UK_CRASH_READ, UK_CRASH_WRITE, UK_CRASH_EXEC };

/* The reason for a fault on memory: what was tried, and why it could not be.
 * `mapped`: something is there, but not for this. */
const char *uk_crash_access_reason(enum uk_crash_access access,
				   unsigned long address, bool mapped);

/* [low, high) of a stack; below `low` lies its guard page. */
struct uk_crash_stack {
	unsigned long low, high;
};

/* The stack that is in use; base knows the boot stack. */
struct uk_crash_stack uk_crash_stack(void);

/* How a library that can name addresses or walk stacks adds to the report;
 * base has weak versions that print the address alone. */
void uk_crash_print_symbol(unsigned long pc);
void uk_crash_print_backtrace(const struct uk_arch_frame *from,
			      const struct uk_crash_stack *stack);

#endif
