// SPDX-License-Identifier: BSD-3-Clause
// Linux on arm: system calls, and what a signal's context says of a fault.
#ifndef LINUX_SYS_ARCH_H
#define LINUX_SYS_ARCH_H

#include <uk/arch.h>

enum { O_LARGEFILE = 0400000 };

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
	SYS_LLSEEK = 140,
	SYS_READV = 145,
	SYS_WRITEV = 146,
	SYS_FDATASYNC = 148,
	SYS_RT_SIGACTION = 174,
	SYS_RT_SIGPROCMASK = 175,
	SYS_PREAD64 = 180,
	SYS_PWRITE64 = 181,
	SYS_SIGALTSTACK = 186,
	SYS_MMAP = 192,  /* mmap2: offsets, all 0 here, are in pages */
	SYS_FCNTL = 221, /* fcntl64 */
	SYS_EXIT_GROUP = 248,
	SYS_TIMER_CREATE = 257,
	SYS_SOCKET = 281,
	SYS_BIND = 282,
	SYS_GETSOCKNAME = 286,
	SYS_SETSOCKOPT = 294,
	SYS_GETSOCKOPT = 295,
	SYS_OPENAT = 322,
	SYS_FALLOCATE = 352,
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

/* pread64 and pwrite64: a number of 64 bits begins in an even register. */
static inline long linux_call_at(long n, int fd, const void *data, size_t bytes,
				 uint64_t pos)
{
	return linux_call6(n, fd, (long)data, (long)bytes, 0, (long)pos,
			   (long)(pos >> 32));
}

/* How many bytes a file, or a disk of the host, has; or an error. */
static inline int64_t linux_file_bytes(int fd)
{
	int64_t bytes;
	long error = linux_call6(SYS_LLSEEK, fd, 0, 0, (long)&bytes,
				 2 /* SEEK_END */, 0);

	return error < 0 ? error : bytes;
}

static inline long linux_fallocate(int fd, int mode, uint64_t pos,
				   uint64_t bytes)
{
	return linux_call6(SYS_FALLOCATE, fd, mode, (long)pos,
			   (long)(pos >> 32), (long)bytes, (long)(bytes >> 32));
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
