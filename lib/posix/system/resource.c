// SPDX-License-Identifier: BSD-3-Clause
// Limits, of which there are few, and what was used.
#include <errno.h>
#include <limits.h>
#include <sys/resource.h>
#include <uk/info.h>
#include <uk/plat.h>

#define NS_PER_S  1000000000ULL
#define NS_PER_US 1000ULL

static rlim_t limit_of(int resource)
{
	struct uk_info info;

	switch (resource) {
	case RLIMIT_NOFILE:
		return OPEN_MAX;
	case RLIMIT_CORE:
	case RLIMIT_NPROC:
		return 0;
	case RLIMIT_DATA:
	case RLIMIT_RSS:
	case RLIMIT_AS:
		uk_info_get(&info);
		return info.memory_bytes;
	default:
		return RLIM_INFINITY;
	}
}

int getrlimit(int resource, struct rlimit *limit)
{
	if (resource < RLIMIT_CPU || resource > RLIMIT_AS) {
		errno = EINVAL;
		return -1;
	}
	*limit = (struct rlimit){limit_of(resource), limit_of(resource)};
	return 0;
}

/* All time is the program's. */
int getrusage(int who, struct rusage *usage)
{
	const uint64_t ns = uk_plat_time_ns();

	if (who != RUSAGE_SELF && who != RUSAGE_CHILDREN) {
		errno = EINVAL;
		return -1;
	}
	*usage = (struct rusage){.ru_maxrss = 0};
	if (who == RUSAGE_SELF)
		usage->ru_utime = (struct timeval){
		    .tv_sec = (time_t)(ns / NS_PER_S),
		    .tv_usec = (suseconds_t)(ns % NS_PER_S / NS_PER_US)};
	return 0;
}
