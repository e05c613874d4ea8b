// SPDX-License-Identifier: BSD-3-Clause
// arm's part of the architecture contract that must be inline.
#ifndef UK_ARCH_IMPL_H
#define UK_ARCH_IMPL_H

#define UK_ARCH_PAGE_SHIFT  12
#define UK_ARCH_CACHE_LINE  64
#define UK_ARCH_STACK_ALIGN 8

/* d0 to d15, FPSCR. */
#define UK_ARCH_FPU_BYTES 136
#define UK_ARCH_FPU_ALIGN 8

/* In the order of uk_arch_reg_names. */
enum {
	UK_ARCH_PC,
	UK_ARCH_SP,
	UK_ARCH_LR,
	UK_ARCH_CPSR,
	UK_ARCH_R0,
	UK_ARCH_R4 = UK_ARCH_R0 + 4,
	UK_ARCH_R12 = UK_ARCH_R0 + 12,
	UK_ARCH_REGS,
};

struct uk_arch_regs {
	unsigned long r[UK_ARCH_REGS];
};

struct uk_arch_context {
	unsigned long sp;
};

/* What a table that says how to undo a function may start from. */
struct uk_arch_frame {
	unsigned long pc;
	unsigned long r4_to_r11[8];
	unsigned long sp, lr;
};

static inline void uk_arch_relax(void)
{
	__asm__ volatile("yield");
}

static inline void uk_arch_barrier(void)
{
	__asm__ volatile("dmb" ::: "memory");
}

/* ARMv7 has none for reads alone. */
static inline void uk_arch_barrier_read(void)
{
	uk_arch_barrier();
}

static inline void uk_arch_barrier_write(void)
{
	__asm__ volatile("dmb st" ::: "memory");
}

/* The frame of the function that calls this. */
void uk_arch_frame_here(struct uk_arch_frame *f);

/* One step up from there, on a stack that is sound; false without a table. */
bool uk_arch_frame_leave(struct uk_arch_frame *f);

/* Without tables only pc means something, and there is no way up. */
static inline __attribute__((always_inline)) void uk_arch_frame_caller(
    struct uk_arch_frame *f)
{
#ifdef CONFIG_BUILD_FRAMES
	uk_arch_frame_here(f);
	if (uk_arch_frame_leave(f))
		return;
#endif
	*f = (struct uk_arch_frame){};
	f->pc = (unsigned long)__builtin_return_address(0) - 1;
}

/* Registers zero; round to nearest, no traps. */
static inline void uk_arch_fpu_init(void *area)
{
	__builtin_memset(area, 0, UK_ARCH_FPU_BYTES);
}

/* Variables begin, but for their alignment, after the two words that the
 * pointer points to (Addenda to the ABI for the Arm Architecture, Linux for Arm
 * static model of thread-local storage). */
static inline void *uk_arch_tls_shape(char *area, size_t bytes, size_t align,
				      char **variables)
{
	(void)bytes;
	*variables = area + UK_ALIGN_UP(8, align);
	return area;
}

void uk_arch_fpu_save(void *area);
void uk_arch_fpu_restore(const void *area);

#endif
