// SPDX-License-Identifier: BSD-3-Clause
// Linux on x86_64: system calls, and what a signal's context says of a fault.
#ifndef LINUX_SYS_ARCH_H
#define LINUX_SYS_ARCH_H

#include <uk/arch.h>

enum { O_LARGEFILE = 0 }; /* files may always be large */

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
	SYS_PREAD64 = 17,
	SYS_PWRITE64 = 18,
	SYS_READV = 19,
	SYS_WRITEV = 20,
	SYS_GETPID = 39,
	SYS_SOCKET = 41,
	SYS_BIND = 49,
	SYS_GETSOCKNAME = 51,
	SYS_SETSOCKOPT = 54,
	SYS_GETSOCKOPT = 55,
	SYS_EXECVE = 59,
	SYS_KILL = 62,
	SYS_FCNTL = 72,
	SYS_FDATASYNC = 75,
	SYS_SIGALTSTACK = 131,
	SYS_ARCH_PRCTL = 158,
	SYS_TIMER_CREATE = 222,
	SYS_TIMER_SETTIME = 223,
	SYS_CLOCK_GETTIME = 228,
	SYS_EXIT_GROUP = 231,
	SYS_OPENAT = 257,
	SYS_PPOLL = 271,
	SYS_FALLOCATE = 285,
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

/* pread64 and pwrite64. */
static inline long linux_call_at(long n, int fd, const void *data, size_t bytes,
				 uint64_t pos)
{
	return linux_call6(n, fd, (long)data, (long)bytes, (long)pos, 0, 0);
}

/* How many bytes a file, or a disk of the host, has; or an error. */
static inline int64_t linux_file_bytes(int fd)
{
	return linux_call3(SYS_LSEEK, fd, 0, 2 /* SEEK_END */);
}

static inline long linux_fallocate(int fd, int mode, uint64_t pos,
				   uint64_t bytes)
{
	return linux_call6(SYS_FALLOCATE, fd, mode, (long)pos, (long)bytes, 0,
			   0);
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
