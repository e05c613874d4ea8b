// SPDX-License-Identifier: BSD-3-Clause
// The architecture contract: what any program may ask of its CPU, privileged or
// not.
//
// <uk/arch/impl.h>, from arch/<name>/include, defines the constants, the three
// structures and the inline functions below; arch/<name> defines the rest.
// Any context.
#ifndef UK_ARCH_H
#define UK_ARCH_H

#include <uk/base.h>

/* The architecture's name as users type it: "x86_64". */
extern const char uk_arch_name[];

/*
 * <uk/arch/impl.h> has:
 *
 *   UK_ARCH_PAGE_SHIFT, UK_ARCH_CACHE_LINE (bytes), UK_ARCH_STACK_ALIGN (bytes)
 *   UK_ARCH_FPU_BYTES, UK_ARCH_FPU_ALIGN   area for uk_arch_fpu_save
 *   struct uk_arch_regs    `unsigned long r[UK_ARCH_REGS]`, a trap's registers
 *   struct uk_arch_frame   one step of a backtrace: `unsigned long pc`, in the
 *                          instruction that calls or traps, and what it takes
 *                          to go on from there
 *   struct uk_arch_context the stack pointer of a thread that does not run
 *
 *   void uk_arch_relax(void)              a pause in a spin loop
 *   void uk_arch_barrier(void)            orders all memory accesses
 *   void uk_arch_barrier_read(void)       orders reads
 *   void uk_arch_barrier_write(void)      orders writes
 *   void uk_arch_frame_caller(struct uk_arch_frame *f)
 *       the caller of the function that this is written in
 *   void uk_arch_fpu_init(void *area)     what a new thread starts with
 *   void uk_arch_fpu_save(void *area), uk_arch_fpu_restore(const void *area)
 *   void *uk_arch_tls_shape(char *area, size_t bytes, size_t align,
 *                           char **variables)
 *       makes a block of thread-local variables: where they stand, as the
 *       linker counts, and the thread pointer that it returns. The area is
 *       aligned to the larger of 16 and `align`, and has that much room besides
 *       `bytes` rounded up to it
 */
#include <uk/arch/impl.h>

#define UK_ARCH_PAGE_SIZE (1UL << UK_ARCH_PAGE_SHIFT)

/* Atomics: sequentially consistent, on naturally aligned words. */
#define uk_arch_atomic_load(p)     __atomic_load_n(p, __ATOMIC_SEQ_CST)
#define uk_arch_atomic_store(p, v) __atomic_store_n(p, v, __ATOMIC_SEQ_CST)
#define uk_arch_atomic_swap(p, v)  __atomic_exchange_n(p, v, __ATOMIC_SEQ_CST)
#define uk_arch_atomic_add(p, v)   __atomic_fetch_add(p, v, __ATOMIC_SEQ_CST)
#define uk_arch_atomic_cas(p, old, new)                               \
	__atomic_compare_exchange_n(p, old, new, 0, __ATOMIC_SEQ_CST, \
				    __ATOMIC_SEQ_CST)

/* Prepares `ctx` to run fn(arg) on the stack that ends at `stack_top` the
 * first time it is switched to; `fn` must not return. */
void uk_arch_context_init(struct uk_arch_context *ctx, void *stack_top,
			  UK_NORETURN void (*fn)(void *), void *arg);

/* Saves into `from` what the calling convention has a callee keep, the FPU's
 * modes and registers among it, and resumes `to`. All else of the FPU, where an
 * interrupt switches, and the thread pointer are the caller's. Interrupts
 * masked. */
void uk_arch_context_switch(struct uk_arch_context *from,
			    const struct uk_arch_context *to);

/* The frame of a trap's registers. */
void uk_arch_frame_of(struct uk_arch_frame *f, const struct uk_arch_regs *regs);

/* Steps to the caller's frame, reading only inside [low, high), the stack.
 * Returns false at the outermost frame, or where the chain makes no sense. */
bool uk_arch_frame_up(struct uk_arch_frame *f, unsigned long low,
		      unsigned long high);

/* Names of uk_arch_regs.r[], in its order. */
extern const char *const uk_arch_reg_names[];
unsigned long uk_arch_regs_pc(const struct uk_arch_regs *regs);
unsigned long uk_arch_regs_sp(const struct uk_arch_regs *regs);

#endif
