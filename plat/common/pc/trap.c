// SPDX-License-Identifier: BSD-3-Clause
// Exceptions as crash reports; interrupts to their handlers.
#include "pc.h"

#include <uk/x86.h>

struct gate {
	uint16_t offset_low, segment;
	uint8_t stack, type;
	uint16_t offset_middle;
	uint32_t offset_high, reserved;
};

static struct gate idt[UK_PC_VECTORS];

/* In traps.S: an entry every 16 bytes. */
extern char pc_trap_entries[];

UK_NORETURN static void crash(const struct pc_trap *t)
{
	struct uk_x86_trap trap = {
	    .vector = (unsigned)t->vector,
	    .error = t->error,
	    .regs = {{t->rip, t->rsp, t->rflags, t->rax, t->rbx, t->rcx, t->rdx,
		      t->rsi, t->rdi, t->rbp, t->r8, t->r9, t->r10, t->r11,
		      t->r12, t->r13, t->r14, t->r15}},
	};

	__asm__ volatile("mov %%cr2, %0" : "=r"(trap.address));
	uk_x86_crash(&trap);
}

void pc_trap(struct pc_trap *t)
{
	if (t->vector < UK_PC_VECTOR_IRQ)
		crash(t);
	uk_pc_irq_handle((unsigned)t->vector);
}

void uk_pc_trap_init(void)
{
	struct {
		uint16_t limit;
		uint64_t base;
	} UK_PACKED pointer = {sizeof(idt) - 1, (uintptr_t)idt};

	pc_gdt_init();
	for (unsigned i = 0; i < UK_PC_VECTORS; i++) {
		uintptr_t entry = (uintptr_t)pc_trap_entries + 16 * i;

		idt[i] = (struct gate){
		    .offset_low = (uint16_t)entry,
		    .segment = PC_CODE_SEGMENT,
		    /* Exceptions on the stack of their own, interrupts not. */
		    .stack = i < UK_PC_VECTOR_IRQ,
		    .type = 0x8e,
		    .offset_middle = (uint16_t)(entry >> 16),
		};
	}
	__asm__ volatile("lidt %0" ::"m"(pointer));
}
