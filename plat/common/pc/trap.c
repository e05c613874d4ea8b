// SPDX-License-Identifier: BSD-3-Clause
// Exceptions as crash reports; interrupts to their handlers.
#include "pc.h"

#include <uk/plat.h>

enum { PAGE_FAULT = 14 };

struct gate {
	uint16_t offset_low, segment;
	uint8_t stack, type;
	uint16_t offset_middle;
	uint32_t offset_high, reserved;
};

static struct gate idt[PC_VECTORS];

/* In traps.S: an entry every 16 bytes. */
extern char pc_trap_entries[];

static const char *reason_of(unsigned vector)
{
	static const char *const reasons[PC_VECTOR_IRQ] = {
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

	return reasons[vector] ? reasons[vector] : "unexpected exception";
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

UK_NORETURN static void crash(const struct pc_trap *t)
{
	const struct uk_arch_regs regs = {
	    {t->rip, t->rsp, t->rflags, t->rax, t->rbx, t->rcx, t->rdx, t->rsi,
	     t->rdi, t->rbp, t->r8, t->r9, t->r10, t->r11, t->r12, t->r13,
	     t->r14, t->r15}};
	struct uk_crash report = {.regs = &regs,
				  .reason = reason_of((unsigned)t->vector)};

	if (t->vector == PAGE_FAULT) {
		__asm__ volatile("mov %%cr2, %0" : "=r"(report.address));
		report.has_address = true;
		report.reason = page_fault_reason(t->error, report.address);
	}
	uk_arch_frame_of(&report.frame, &regs);
	uk_crash(&report);
}

void pc_trap(struct pc_trap *t)
{
	if (t->vector < PC_VECTOR_IRQ)
		crash(t);
	pc_irq_handle((unsigned)t->vector);
}

void uk_pc_trap_init(void)
{
	struct {
		uint16_t limit;
		uint64_t base;
	} UK_PACKED pointer = {sizeof(idt) - 1, (uintptr_t)idt};

	pc_gdt_init();
	for (unsigned i = 0; i < PC_VECTORS; i++) {
		uintptr_t entry = (uintptr_t)pc_trap_entries + 16 * i;

		idt[i] = (struct gate){
		    .offset_low = (uint16_t)entry,
		    .segment = PC_CODE_SEGMENT,
		    /* Exceptions on the stack of their own, interrupts not. */
		    .stack = i < PC_VECTOR_IRQ,
		    .type = 0x8e,
		    .offset_middle = (uint16_t)(entry >> 16),
		};
	}
	__asm__ volatile("lidt %0" ::"m"(pointer));
}
