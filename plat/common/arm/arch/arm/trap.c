// SPDX-License-Identifier: BSD-3-Clause
// Exceptions as crash reports.
#include "arm.h"

#include <uk/plat.h>

/* Fault status (ARM Architecture Reference Manual ARMv7-A, B3.13.3): bits 10
 * and 3 to 0. The lowest of the last three kinds says which level. */
enum {
	ALIGNMENT = 0x01,
	DEBUG = 0x02,
	ASYNCHRONOUS = 0x16,
	TRANSLATION = 0x05,
	PERMISSION = 0x0d,
	DOMAIN = 0x09,
	LEVEL = 0x02,
};

/* What an access that failed was, and where. */
struct fault {
	unsigned status;
	enum uk_crash_access access;
	unsigned long address;
};

static struct fault data_fault(void)
{
	enum { WRITE = 1 << 11 };
	struct fault f;
	unsigned long dfsr;

	__asm__ volatile("mrc p15, 0, %0, c5, c0, 0" : "=r"(dfsr));
	__asm__ volatile("mrc p15, 0, %0, c6, c0, 0" : "=r"(f.address));
	f.status = (dfsr >> 6 & 0x10) | (dfsr & 0xf);
	f.access = dfsr & WRITE ? UK_CRASH_WRITE : UK_CRASH_READ;
	return f;
}

static struct fault prefetch_fault(void)
{
	struct fault f = {.access = UK_CRASH_EXEC};
	unsigned long ifsr;

	__asm__ volatile("mrc p15, 0, %0, c5, c0, 1" : "=r"(ifsr));
	__asm__ volatile("mrc p15, 0, %0, c6, c0, 2" : "=r"(f.address));
	f.status = (ifsr >> 6 & 0x10) | (ifsr & 0xf);
	return f;
}

static void describe(struct uk_crash *report, const struct fault *f)
{
	report->address = f->address;
	report->has_address = f->status != ASYNCHRONOUS && f->status != DEBUG;
	switch (f->status & ~(unsigned)LEVEL) {
	case TRANSLATION:
		report->reason =
		    uk_crash_access_reason(f->access, f->address, false);
		return;
	case PERMISSION:
	case DOMAIN:
		report->reason =
		    uk_crash_access_reason(f->access, f->address, true);
		return;
	}
	report->reason = f->status == ALIGNMENT ? "alignment fault"
			 : f->status == DEBUG   ? "breakpoint"
						: "external abort";
}

/* How far behind the trap the CPU left the program counter (B1.8.3). */
static unsigned long lead_of(const struct arm_trap *t, unsigned vector)
{
	enum { THUMB = 1 << 5 };

	if (vector == ARM_VECTOR_DATA)
		return 8;
	return vector < ARM_VECTOR_PREFETCH && t->cpsr & THUMB ? 2 : 4;
}

void arm_trap(const struct arm_trap *t, unsigned vector)
{
	static const char *const reasons[] = {
	    [ARM_VECTOR_UNDEFINED] = "invalid instruction",
	    [ARM_VECTOR_SUPERVISOR] = "unexpected supervisor call",
	    [ARM_VECTOR_FAST] = "unexpected fast interrupt",
	};
	struct uk_arch_regs regs = {
	    .r = {
		[UK_ARCH_PC] = t->pc - lead_of(t, vector),
		[UK_ARCH_SP] = t->sp,
		[UK_ARCH_LR] = t->lr,
		[UK_ARCH_CPSR] = t->cpsr,
	    }};
	struct uk_crash report = {.regs = &regs, .reason = reasons[vector]};
	struct fault fault;

	for (unsigned i = 0; i < UK_ARRAY_LEN(t->r); i++)
		regs.r[UK_ARCH_R0 + i] = t->r[i];
	if (vector == ARM_VECTOR_DATA || vector == ARM_VECTOR_PREFETCH) {
		fault =
		    vector == ARM_VECTOR_DATA ? data_fault() : prefetch_fault();
		describe(&report, &fault);
	}
	uk_arch_frame_of(&report.frame, &regs);
	uk_crash(&report);
}
