// SPDX-License-Identifier: BSD-3-Clause
// Linux on arm: system calls, and what a signal's context says of a fault.
#ifndef LINUX_SYS_ARCH_H
#define LINUX_SYS_ARCH_H

#include <uk/arch.h>

/* Where there are several, those whose times have 64 bits (Linux 5.1). */
enum {
	SYS_READ = 3,
	SYS_WRITE = 4,
	SYS_OPEN = 5,
	SYS_CLOSE = 6,
	SYS_EXECVE = 11,
	SYS_LSEEK = 19,
	SYS_GETPID = 20,
	SYS_KILL = 37,
	SYS_IOCTL = 54,
	SYS_MPROTECT = 125,
	SYS_RT_SIGACTION = 174,
	SYS_RT_SIGPROCMASK = 175,
	SYS_SIGALTSTACK = 186,
	SYS_MMAP = 192, /* mmap2: offsets, all 0 here, are in pages */
	SYS_EXIT_GROUP = 248,
	SYS_TIMER_CREATE = 257,
	SYS_GETRANDOM = 384,
	SYS_CLOCK_GETTIME = 403,
	SYS_TIMER_SETTIME = 409,
	SYS_PPOLL = 414,
	SYS_ARM_SET_TLS = 0x0f0005,
};

static inline long linux_call6(long n, long a, long b, long c, long d, long e,
			       long f)
{
	register long r0 __asm__("r0") = a;
	register long r1 __asm__("r1") = b;
	register long r2 __asm__("r2") = c;
	register long r3 __asm__("r3") = d;
	register long r4 __asm__("r4") = e;
	register long r5 __asm__("r5") = f;
	register long r7 __asm__("r7") = n;

	__asm__ volatile("svc #0"
			 : "+r"(r0)
			 : "r"(r1), "r"(r2), "r"(r3), "r"(r4), "r"(r5), "r"(r7)
			 : "memory");
	return r0;
}

static inline long linux_call3(long n, long a, long b, long c)
{
	register long r0 __asm__("r0") = a;
	register long r1 __asm__("r1") = b;
	register long r2 __asm__("r2") = c;
	register long r7 __asm__("r7") = n;

	__asm__ volatile("svc #0"
			 : "+r"(r0)
			 : "r"(r1), "r"(r2), "r"(r7)
			 : "memory");
	return r0;
}

/* struct ucontext up to the end of struct sigcontext. */
struct linux_ucontext {
	unsigned long flags;
	struct linux_ucontext *link;
	unsigned long stack[3];
	unsigned long trap, error, old_mask;
	unsigned long r[13], sp, lr, pc, cpsr;
	unsigned long address;
};

static inline void linux_regs(struct uk_arch_regs *to,
			      const struct linux_ucontext *uc)
{
	to->r[UK_ARCH_PC] = uc->pc;
	to->r[UK_ARCH_SP] = uc->sp;
	to->r[UK_ARCH_LR] = uc->lr;
	to->r[UK_ARCH_CPSR] = uc->cpsr;
	for (unsigned i = 0; i < UK_ARRAY_LEN(uc->r); i++)
		to->r[UK_ARCH_R0 + i] = uc->r[i];
}

#endif
