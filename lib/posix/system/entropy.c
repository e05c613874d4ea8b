// SPDX-License-Identifier: BSD-3-Clause
// Random bytes: the machine's, or none.
#include <errno.h>
#include <sys/random.h>
#include <uk/plat.h>

/* POSIX's limit of one call. */
#define GETENTROPY_MAX 256

int getentropy(void *buf, size_t size)
{
	if (size > GETENTROPY_MAX)
		errno = EIO;
	else if (uk_plat_entropy(buf, size))
		errno = ENOSYS;
	else
		return 0;
	return -1;
}

ssize_t getrandom(void *buf, size_t size, unsigned flags)
{
	if (flags & ~(GRND_NONBLOCK | GRND_RANDOM))
		errno = EINVAL;
	else if (uk_plat_entropy(buf, size))
		errno = ENOSYS;
	else
		return (ssize_t)size;
	return -1;
}
