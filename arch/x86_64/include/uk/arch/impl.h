// SPDX-License-Identifier: BSD-3-Clause
// x86_64's part of the architecture contract that must be inline.
#ifndef UK_ARCH_IMPL_H
#define UK_ARCH_IMPL_H

#define UK_ARCH_PAGE_SHIFT  12
#define UK_ARCH_CACHE_LINE  64
#define UK_ARCH_STACK_ALIGN 16

/* FXSAVE: x87, MMX and SSE, which is all of the baseline that code is built
 * for (Intel SDM volume 1, 10.5). */
#define UK_ARCH_FPU_BYTES 512
#define UK_ARCH_FPU_ALIGN 16

/* In the order of uk_arch_reg_names. */
enum {
	UK_ARCH_RIP,
	UK_ARCH_RSP,
	UK_ARCH_RFLAGS,
	UK_ARCH_RAX,
	UK_ARCH_RBX,
	UK_ARCH_RCX,
	UK_ARCH_RDX,
	UK_ARCH_RSI,
	UK_ARCH_RDI,
	UK_ARCH_RBP,
	UK_ARCH_R8,
	UK_ARCH_R9,
	UK_ARCH_R10,
	UK_ARCH_R11,
	UK_ARCH_R12,
	UK_ARCH_R13,
	UK_ARCH_R14,
	UK_ARCH_R15,
	UK_ARCH_REGS,
};

struct uk_arch_regs {
	unsigned long r[UK_ARCH_REGS];
};

struct uk_arch_context {
	unsigned long sp;
};

struct uk_arch_frame {
	unsigned long pc;
	unsigned long fp; /* where the caller's frame pointer is saved */
};

static inline void uk_arch_relax(void)
{
	__asm__ volatile("pause");
}

static inline void uk_arch_barrier(void)
{
	__asm__ volatile("mfence" ::: "memory");
}

/* x86 reorders neither reads with reads nor writes with writes of ordinary
 * memory (Intel SDM volume 3, 9.2.2): only the compiler has to be told. */
static inline void uk_arch_barrier_read(void)
{
	__asm__ volatile("" ::: "memory");
}

static inline void uk_arch_barrier_write(void)
{
	__asm__ volatile("" ::: "memory");
}

/* Without frame pointers only pc means something: frame_up finds out. */
static inline __attribute__((always_inline)) void uk_arch_frame_caller(
    struct uk_arch_frame *f)
{
	f->pc = (unsigned long)__builtin_return_address(0) - 1;
	f->fp = *(unsigned long *)__builtin_frame_address(0);
}

/* Registers zero, exceptions masked, extended precision: what a reset and
 * FNINIT leave (System V ABI for x86-64, 3.4.1). */
static inline void uk_arch_fpu_init(void *area)
{
	struct fxsave {
		uint16_t control, status;
		uint8_t rest[20];
		uint32_t mxcsr;
	} *state = (struct fxsave *)area;

	__builtin_memset(area, 0, UK_ARCH_FPU_BYTES);
	state->control = 0x37f;
	state->mxcsr = 0x1f80;
}

/* Variables end, but for their alignment, where the pointer points, which is
 * how negative offsets find them. Compilers read it there, in memory (ELF
 * Handling For Thread-Local Storage, 3.4.6). */
static inline void *uk_arch_tls_shape(char *area, size_t bytes, size_t align,
				      char **variables)
{
	char *pointer = area + UK_ALIGN_UP(bytes, UK_MAX(align, 16));

	*(void **)pointer = pointer;
	*variables = pointer - UK_ALIGN_UP(bytes, align);
	return pointer;
}

static inline void uk_arch_fpu_save(void *area)
{
	__asm__ volatile("fxsave64 (%0)" ::"r"(area) : "memory");
}

static inline void uk_arch_fpu_restore(const void *area)
{
	__asm__ volatile("fxrstor64 (%0)" ::"r"(area) : "memory");
}

#endif
