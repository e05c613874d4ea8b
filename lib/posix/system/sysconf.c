// SPDX-License-Identifier: BSD-3-Clause
// What a program asks for by number.
#include "internal.h"

#include <errno.h>
#include <limits.h>
#include <time.h>
#include <uk/arch.h>
#include <uk/info.h>
#include <uk/palloc.h>
#include <unistd.h>

/* As the headers have it, whichever libraries are ticked. */
static const struct {
	short name;
	long value;
} constants[] = {
    {_SC_ARG_MAX, ARG_MAX},
    {_SC_CHILD_MAX, 0},
    {_SC_CLK_TCK, CLOCKS_PER_SEC},
    {_SC_NGROUPS_MAX, 0},
    {_SC_JOB_CONTROL, -1},
    {_SC_SAVED_IDS, -1},
    {_SC_VERSION, _POSIX_VERSION},
    {_SC_PAGESIZE, UK_ARCH_PAGE_SIZE},
    {_SC_NPROCESSORS_CONF, 1},
    {_SC_NPROCESSORS_ONLN, 1},
    {_SC_RTSIG_MAX, 32},
    {_SC_SIGQUEUE_MAX, 32},
    {_SC_REALTIME_SIGNALS, _POSIX_VERSION},
    {_SC_CPUTIME, _POSIX_VERSION},
    {_SC_SEM_NSEMS_MAX, -1},
    {_SC_SEM_VALUE_MAX, INT_MAX},
    {_SC_TZNAME_MAX, 10},
    {_SC_FSYNC, _POSIX_VERSION},
    {_SC_MAPPED_FILES, _POSIX_VERSION},
    {_SC_MEMORY_PROTECTION, _POSIX_VERSION},
    {_SC_SEMAPHORES, _POSIX_VERSION},
    {_SC_TIMERS, _POSIX_VERSION},
    {_SC_THREADS, _POSIX_VERSION},
    {_SC_THREAD_KEYS_MAX, 128},
    {_SC_THREAD_STACK_MIN, 16384},
    {_SC_THREAD_THREADS_MAX, -1},
    {_SC_THREAD_ATTR_STACKADDR, _POSIX_VERSION},
    {_SC_THREAD_ATTR_STACKSIZE, _POSIX_VERSION},
    {_SC_THREAD_SAFE_FUNCTIONS, _POSIX_VERSION},
    {_SC_THREAD_DESTRUCTOR_ITERATIONS, 4},
    {_SC_LOGIN_NAME_MAX, 256},
    {_SC_GETGR_R_SIZE_MAX, 1024},
    {_SC_GETPW_R_SIZE_MAX, 1024},
    {_SC_BARRIERS, _POSIX_VERSION},
    {_SC_CLOCK_SELECTION, _POSIX_VERSION},
    {_SC_HOST_NAME_MAX, 64},
    {_SC_IOV_MAX, IOV_MAX},
    {_SC_LINE_MAX, 2048},
    {_SC_MONOTONIC_CLOCK, _POSIX_VERSION},
    {_SC_READER_WRITER_LOCKS, _POSIX_VERSION},
    {_SC_RE_DUP_MAX, 255},
    {_SC_SPIN_LOCKS, _POSIX_VERSION},
    {_SC_SYMLOOP_MAX, 8},
    {_SC_TIMEOUTS, _POSIX_VERSION},
    {_SC_TTY_NAME_MAX, 32},
    {_SC_ATEXIT_MAX, INT_MAX},
};

static long free_pages(void)
{
	struct uk_palloc_stats stats;

	uk_palloc_stats(&stats);
	return (long)stats.free_pages;
}

static long all_pages(void)
{
	struct uk_info info;

	uk_info_get(&info);
	return (long)(info.memory_bytes / UK_ARCH_PAGE_SIZE);
}

/* -1 without an error for what there is no limit of, or what is not there. */
long sysconf(int name)
{
	if (name == _SC_OPEN_MAX || name == _SC_STREAM_MAX)
		return (long)system_descriptors();
	if (name == _SC_PHYS_PAGES)
		return all_pages();
	if (name == _SC_AVPHYS_PAGES)
		return free_pages();
	for (size_t i = 0; i < UK_ARRAY_LEN(constants); i++)
		if (constants[i].name == name)
			return constants[i].value;
	if (name < 0 || name > _SC_POSIX_26_VERSION)
		errno = EINVAL;
	return -1;
}

int getpagesize(void)
{
	return UK_ARCH_PAGE_SIZE;
}
