// SPDX-License-Identifier: BSD-3-Clause
// Stack frames: walking them by the frame pointer, and laying out a first one.
#include <uk/arch.h>

/* In context.S. */
void uk_arch_context_start(void);

void uk_arch_context_init(struct uk_arch_context *ctx, void *stack_top,
			  UK_NORETURN void (*fn)(void *), void *arg)
{
	/* What the switch pops: the FPU's modes, r15 r14 r13 r12 rbx rbp, the
	 * return address; then the stack is aligned as if context_start had
	 * been jumped to. The modes are those of uk_arch_fpu_init. */
	const unsigned long mxcsr = 0x1f80, control = 0x37f;
	unsigned long *sp = (unsigned long *)UK_ALIGN_DOWN((uintptr_t)stack_top,
							   UK_ARCH_STACK_ALIGN);

	*--sp = 0;
	*--sp = 0;
	*--sp = (unsigned long)uk_arch_context_start;
	*--sp = 0;
	*--sp = 0;
	*--sp = (unsigned long)fn;
	*--sp = (unsigned long)arg;
	*--sp = 0;
	*--sp = 0;
	*--sp = control << 32 | mxcsr;
	ctx->sp = (unsigned long)sp;
}

void uk_arch_frame_of(struct uk_arch_frame *f, const struct uk_arch_regs *regs)
{
	f->pc = regs->r[UK_ARCH_RIP];
	f->fp = regs->r[UK_ARCH_RBP];
}

bool uk_arch_frame_up(struct uk_arch_frame *f, unsigned long low,
		      unsigned long high)
{
	const unsigned long *frame = (const unsigned long *)f->fp;
	unsigned long bytes = 2 * sizeof(*frame);

	if (f->fp < low || f->fp > high - bytes || high < low + bytes ||
	    !UK_IS_ALIGNED(f->fp, sizeof(*frame)))
		return false;
	/* Callers live higher up; anything else would walk in circles. */
	if (frame[1] == 0 || (frame[0] != 0 && frame[0] <= f->fp))
		return false;
	f->fp = frame[0];
	f->pc = frame[1] - 1;
	return true;
}
