// SPDX-License-Identifier: BSD-3-Clause
// Descriptors 0, 1 and 2 without files: the console.
#include "glue.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <uk/waitq.h>
#include <unistd.h>

static bool is_console(int fd)
{
	if (fd >= STDIN_FILENO && fd <= STDERR_FILENO)
		return true;
	errno = EBADF;
	return false;
}

NEWLIB_WEAK ssize_t write(int fd, const void *buf, size_t size)
{
	if (fd != STDOUT_FILENO && fd != STDERR_FILENO) {
		errno = EBADF;
		return -1;
	}
	uk_plat_console_write(fd == STDOUT_FILENO ? UK_PLAT_OUT : UK_PLAT_LOG,
			      buf, size);
	return (ssize_t)size;
}

/* Waits until something was typed; 0 when nothing ever will be. */
NEWLIB_WEAK ssize_t read(int fd, void *buf, size_t size)
{
	unsigned long flags;
	int n;

	if (fd != STDIN_FILENO) {
		errno = EBADF;
		return -1;
	}
	if (size == 0)
		return 0;
	flags = uk_waitq_enter();
	while ((n = uk_plat_console_read(buf, size)) == 0)
		uk_waitq_wait_interrupt(UK_PLAT_FOREVER);
	uk_waitq_leave(flags);
	return n < 0 ? 0 : n;
}

NEWLIB_WEAK int close(int fd)
{
	return is_console(fd) ? 0 : -1;
}

NEWLIB_WEAK off_t lseek(int fd, off_t offset, int whence)
{
	(void)offset;
	(void)whence;
	if (is_console(fd))
		errno = ESPIPE;
	return -1;
}

NEWLIB_WEAK int fstat(int fd, struct stat *st)
{
	if (!is_console(fd))
		return -1;
	memset(st, 0, sizeof(*st));
	st->st_mode = S_IFCHR | S_IRUSR | S_IWUSR;
	st->st_nlink = 1;
	return 0;
}

NEWLIB_WEAK int isatty(int fd)
{
	return is_console(fd);
}
