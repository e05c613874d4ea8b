// SPDX-License-Identifier: BSD-3-Clause
// What needs no doing, for all memory is there all the time.
#include "internal.h"

/* 0, or what is wrong with the range. */
static int check(const void *addr, size_t bytes)
{
	char *end;
	int error = mman_range(addr, bytes, &end);

	if (error)
		return error;
	unsigned long flags = uk_waitq_enter();

	if (!mman_is_mapped(addr, end))
		error = ENOMEM;
	uk_waitq_leave(flags);
	return error;
}

static int result(int error)
{
	return error ? mman_fail(error) : 0;
}

/* Files are read when they are mapped, and not written. */
int msync(void *addr, size_t bytes, int flags)
{
	const int both = MS_ASYNC | MS_SYNC;

	if ((flags & ~(both | MS_INVALIDATE)) || (flags & both) == both)
		return mman_fail(EINVAL);
	return result(check(addr, bytes));
}

int posix_madvise(void *addr, size_t bytes, int advice)
{
	if (advice < POSIX_MADV_NORMAL || advice > POSIX_MADV_DONTNEED)
		return EINVAL;
	return check(addr, bytes);
}

/* MADV_DONTNEED would have to give zeros, which programs count on. */
int madvise(void *addr, size_t bytes, int advice)
{
	if ((advice < MADV_NORMAL || advice > MADV_WILLNEED) &&
	    advice != MADV_FREE)
		return mman_fail(EINVAL);
	return result(check(addr, bytes));
}

int mlock(const void *addr, size_t bytes)
{
	(void)addr;
	(void)bytes;
	return 0;
}

int munlock(const void *addr, size_t bytes)
{
	(void)addr;
	(void)bytes;
	return 0;
}

int mlockall(int flags)
{
	return flags & ~(MCL_CURRENT | MCL_FUTURE) ? mman_fail(EINVAL) : 0;
}

int munlockall(void)
{
	return 0;
}
