// SPDX-License-Identifier: BSD-3-Clause
// The table of descriptors.
#include "fd.h"

#include <errno.h>
#include <uk/lock.h>

struct place {
	struct uk_file *file;
	bool close_on_exec;
};

static struct place places[CONFIG_FD_MAX];
static struct uk_lock lock;

/* New ones are below it. */
static int limit = CONFIG_FD_MAX;

static bool is_number(int fd)
{
	return fd >= 0 && fd < CONFIG_FD_MAX;
}

int uk_fd_add(struct uk_file *f, int least, unsigned flags)
{
	unsigned long irq = uk_lock_acquire(&lock);
	int fd = least < 0 ? limit : least;

	while (fd < limit && places[fd].file)
		fd++;
	if (fd < limit)
		places[fd] = (struct place){f, flags & UK_FILE_CLOEXEC};
	uk_lock_release(&lock, irq);
	return fd < limit ? fd : -EMFILE;
}

unsigned uk_fd_limit(void)
{
	return (unsigned)limit;
}

void uk_fd_limit_set(unsigned most)
{
	limit = (int)UK_MIN(most, (unsigned)CONFIG_FD_MAX);
}

struct uk_file *uk_fd_get(int fd)
{
	struct uk_file *f = NULL;
	unsigned long irq = uk_lock_acquire(&lock);

	if (is_number(fd) && places[fd].file)
		f = uk_file_get(places[fd].file);
	uk_lock_release(&lock, irq);
	return f;
}

int fd_replace(int fd, struct uk_file *f, unsigned flags)
{
	if (!is_number(fd) || (f && fd >= limit))
		return -EBADF;
	unsigned long irq = uk_lock_acquire(&lock);
	struct uk_file *old = places[fd].file;

	places[fd] = (struct place){f, f && flags & UK_FILE_CLOEXEC};
	uk_lock_release(&lock, irq);
	if (!f && !old)
		return -EBADF;
	uk_file_put(old);
	return fd;
}

int fd_close_on_exec(int fd, int change)
{
	unsigned long irq = uk_lock_acquire(&lock);
	int was = -EBADF;

	if (is_number(fd) && places[fd].file) {
		was = places[fd].close_on_exec;
		if (change >= 0)
			places[fd].close_on_exec = change;
	}
	uk_lock_release(&lock, irq);
	return was;
}

long uk_fd_return(long result)
{
	if (result >= 0)
		return result;
	errno = (int)-result;
	return -1;
}
