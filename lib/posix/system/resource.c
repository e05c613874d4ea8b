// SPDX-License-Identifier: BSD-3-Clause
// What the program has used.
#include <errno.h>
#include <sys/resource.h>
#include <uk/plat.h>

#define NS_PER_S  1000000000ULL
#define NS_PER_US 1000ULL

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
