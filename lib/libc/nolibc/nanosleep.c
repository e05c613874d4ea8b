// SPDX-License-Identifier: BSD-3-Clause
// Sleeping, which nothing interrupts.
#include <errno.h>
#include <time.h>
#include <uk/deadline.h>
#include <unistd.h>

int nanosleep(const struct timespec *wanted, struct timespec *left)
{
	int error = uk_deadline_sleep(wanted->tv_sec, wanted->tv_nsec);

	(void)left;
	if (!error)
		return 0;
	errno = -error;
	return -1;
}

unsigned int sleep(unsigned int seconds)
{
	const struct timespec wanted = {.tv_sec = seconds};

	nanosleep(&wanted, NULL);
	return 0;
}

int usleep(useconds_t us)
{
	const struct timespec wanted = {.tv_sec = us / 1000000,
					.tv_nsec = us % 1000000 * 1000L};

	return nanosleep(&wanted, NULL);
}
