// SPDX-License-Identifier: BSD-3-Clause
// The part of Linux's system call interface that the platform uses.
#ifndef LINUX_SYS_H
#define LINUX_SYS_H

#include "sys_arch.h"

#include <uk/base.h>

/* Linux's error numbers where they matter here; all differ in sign only. */
enum {
	LINUX_EPERM = 1,
	LINUX_ENOENT = 2,
	LINUX_EINTR = 4,
	LINUX_EIO = 5,
	LINUX_EAGAIN = 11,
	LINUX_ENOMEM = 12,
	LINUX_EACCES = 13,
	LINUX_EBUSY = 16,
	LINUX_ENODEV = 19,
	LINUX_EISDIR = 21,
	LINUX_EINVAL = 22,
	LINUX_ENOSPC = 28,
	LINUX_EROFS = 30,
	LINUX_EMSGSIZE = 90,
	LINUX_ENETDOWN = 100,
	LINUX_ENOBUFS = 105,
	LINUX_EDQUOT = 122,
};

enum { PROT_READ = 1, PROT_WRITE = 2, PROT_EXEC = 4 };
enum { MAP_PRIVATE = 0x2, MAP_ANONYMOUS = 0x20, MAP_NORESERVE = 0x4000 };

enum {
	SIGILL = 4,
	SIGTRAP = 5,
	SIGABRT = 6,
	SIGBUS = 7,
	SIGFPE = 8,
	SIGSEGV = 11,
	SIGALRM = 14,
	SIGTERM = 15,
	SIGNALS = 64,
};

enum {
	SA_SIGINFO = 0x4,
	SA_RESTORER = 0x04000000,
	SA_ONSTACK = 0x08000000,
	SA_RESTART = 0x10000000,
	SA_NODEFER = 0x40000000,
};

/* The kernel's siginfo_t, as far as faults go: si_code 1 is "not mapped",
 * 2 "not permitted". */
struct linux_siginfo {
	int signo, error, code;
	unsigned long address;
};

typedef void linux_signal_fn(int signo, struct linux_siginfo *info,
			     struct linux_ucontext *uc);

struct linux_sigaction {
	linux_signal_fn *handler;
	unsigned long flags;
	void (*restorer)(void);
	uint32_t mask[SIGNALS / 32];
};

/* In a set of signals. */
#define SIGNAL_BIT(signo) (UINT64_C(1) << ((signo)-1))

struct linux_sigstack {
	void *base;
	int flags;
	size_t bytes;
};

struct linux_timespec {
	int64_t sec, nsec;
};

struct linux_itimerspec {
	struct linux_timespec interval, value;
};

struct linux_pollfd {
	int fd;
	short events, revents;
};

enum { O_RDONLY = 0, O_RDWR = 2, O_CLOEXEC = 02000000, SEEK_END = 2 };
enum { POLLIN = 1, POLLOUT = 4 };
enum { CLOCK_REALTIME = 0, CLOCK_MONOTONIC = 1, TIMER_ABSTIME = 1 };

/* In entry.S. */
void linux_sigreturn(void);

/* `mask`: the signals that wait for the handler's end. */
static inline long linux_signal(int signo, linux_signal_fn *fn,
				unsigned long flags, uint64_t mask)
{
	struct linux_sigaction act = {
	    .handler = fn,
	    .flags = SA_SIGINFO | SA_RESTORER | flags,
	    .restorer = linux_sigreturn,
	    .mask = {(uint32_t)mask, (uint32_t)(mask >> 32)},
	};

	return linux_call6(SYS_RT_SIGACTION, signo, (long)&act, 0,
			   sizeof(act.mask), 0, 0);
}

/* Waits for one of `count` descriptors, a signal that `mask` lets in (NULL:
 * those let in anyway), or `timeout` (NULL: for ever). */
static inline long linux_poll(struct linux_pollfd *fds, unsigned count,
			      const struct linux_timespec *timeout,
			      const uint64_t *mask)
{
	return linux_call6(SYS_PPOLL, (long)fds, count, (long)timeout,
			   (long)mask, sizeof(*mask), 0);
}

#endif
