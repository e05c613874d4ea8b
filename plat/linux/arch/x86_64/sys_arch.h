// SPDX-License-Identifier: BSD-3-Clause
// Linux on x86_64: system calls, and what a signal's context says of a fault.
#ifndef LINUX_SYS_ARCH_H
#define LINUX_SYS_ARCH_H

#include <uk/arch.h>

enum {
	SYS_READ = 0,
	SYS_WRITE = 1,
	SYS_OPEN = 2,
	SYS_CLOSE = 3,
	SYS_LSEEK = 8,
	SYS_MMAP = 9,
	SYS_MPROTECT = 10,
	SYS_RT_SIGACTION = 13,
	SYS_RT_SIGPROCMASK = 14,
	SYS_IOCTL = 16,
	SYS_GETPID = 39,
	SYS_EXECVE = 59,
	SYS_KILL = 62,
	SYS_SIGALTSTACK = 131,
	SYS_ARCH_PRCTL = 158,
	SYS_TIMER_CREATE = 222,
	SYS_TIMER_SETTIME = 223,
	SYS_CLOCK_GETTIME = 228,
	SYS_EXIT_GROUP = 231,
	SYS_PPOLL = 271,
	SYS_GETRANDOM = 318,
};

static inline long linux_call3(long n, long a, long b, long c)
{
	long result;

	__asm__ volatile("syscall"
			 : "=a"(result)
			 : "a"(n), "D"(a), "S"(b), "d"(c)
			 : "rcx", "r11", "memory");
	return result;
}

static inline long linux_call6(long n, long a, long b, long c, long d, long e,
			       long f)
{
	register long r10 __asm__("r10") = d;
	register long r8 __asm__("r8") = e;
	register long r9 __asm__("r9") = f;
	long result;

	__asm__ volatile("syscall"
			 : "=a"(result)
			 : "a"(n), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8),
			   "r"(r9)
			 : "rcx", "r11", "memory");
	return result;
}

/* struct ucontext up to the general registers of struct sigcontext. */
struct linux_ucontext {
	unsigned long flags;
	struct linux_ucontext *link;
	unsigned long stack[3];
	unsigned long r8, r9, r10, r11, r12, r13, r14, r15;
	unsigned long rdi, rsi, rbp, rbx, rdx, rax, rcx, rsp, rip, rflags;
	unsigned long segments, error, trap;
};

static inline void linux_regs(struct uk_arch_regs *to,
			      const struct linux_ucontext *uc)
{
	*to = (struct uk_arch_regs){
	    {uc->rip, uc->rsp, uc->rflags, uc->rax, uc->rbx, uc->rcx, uc->rdx,
	     uc->rsi, uc->rdi, uc->rbp, uc->r8, uc->r9, uc->r10, uc->r11,
	     uc->r12, uc->r13, uc->r14, uc->r15}};
}

#endif
