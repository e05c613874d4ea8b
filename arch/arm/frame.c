// SPDX-License-Identifier: BSD-3-Clause
// Stack frames: walking them by the unwinding tables, and laying out a first
// one.
#include "unwind.h"

/* In context.S. */
void uk_arch_context_start(void);

void uk_arch_context_init(struct uk_arch_context *ctx, void *stack_top,
			  UK_NORETURN void (*fn)(void *), void *arg)
{
	/* What the switch pops: FPSCR, d8 to d15, r4 to r11, the address to go
	 * on at. The modes are those of uk_arch_fpu_init. */
	enum { R4 = 17, R5, PC = 25, WORDS };
	unsigned long top =
	    UK_ALIGN_DOWN((uintptr_t)stack_top, UK_ARCH_STACK_ALIGN);
	unsigned long *sp = (unsigned long *)top - WORDS;

	for (unsigned i = 0; i < WORDS; i++)
		sp[i] = 0;
	sp[R4] = (unsigned long)fn;
	sp[R5] = (unsigned long)arg;
	sp[PC] = (unsigned long)uk_arch_context_start;
	ctx->sp = (unsigned long)sp;
}

void uk_arch_frame_of(struct uk_arch_frame *f, const struct uk_arch_regs *regs)
{
	f->pc = regs->r[UK_ARCH_PC];
	f->sp = regs->r[UK_ARCH_SP];
	f->lr = regs->r[UK_ARCH_LR];
	for (unsigned i = 0; i < UK_ARRAY_LEN(f->r4_to_r11); i++)
		f->r4_to_r11[i] = regs->r[UK_ARCH_R4 + i];
}

static void load(struct arm_unwind *u, const struct uk_arch_frame *f)
{
	for (unsigned i = 0; i < UK_ARRAY_LEN(f->r4_to_r11); i++)
		u->r[4 + i] = f->r4_to_r11[i];
	u->r[ARM_SP] = f->sp;
	u->r[ARM_LR] = f->lr;
}

bool uk_arch_frame_up(struct uk_arch_frame *f, unsigned long low,
		      unsigned long high)
{
	struct arm_unwind u = {.low = low, .high = high};

	load(&u, f);
	if (!arm_unwind(&u, f->pc)) {
		/* What has no table, such as a wild jump's target, was just
		 * called, if it was trapped in. */
		if (arm_unwind_knows(f->pc) || !arm_unwind_knows(f->lr - 1))
			return false;
		load(&u, f);
	}
	/* A caller's stack pointer is no lower, and only the function that was
	 * trapped in may have no frame at all. */
	if (u.r[ARM_LR] == 0 || u.r[ARM_SP] < f->sp)
		return false;
	f->pc = u.r[ARM_LR] - 1;
	f->sp = u.r[ARM_SP];
	f->lr = 0;
	for (unsigned i = 0; i < UK_ARRAY_LEN(f->r4_to_r11); i++)
		f->r4_to_r11[i] = u.r[4 + i];
	return true;
}

bool uk_arch_frame_leave(struct uk_arch_frame *f)
{
	return uk_arch_frame_up(f, f->sp, ~0UL);
}
