// SPDX-License-Identifier: BSD-3-Clause
// Descriptors themselves: closed, doubled, changed.
#include "fd.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/ioctl.h>
#include <uk/tty.h>
#include <unistd.h>

int close(int fd)
{
	int error = fd_replace(fd, NULL, 0);

	return (int)uk_fd_return(error < 0 ? error : 0);
}

static int duplicate(int fd, int least, unsigned flags)
{
	struct uk_file *f = uk_fd_get(fd);

	if (!f)
		return -EBADF;
	int other = least < 0 || least >= CONFIG_FD_MAX
			? -EINVAL
			: uk_fd_add(f, least, flags);

	if (other < 0)
		uk_file_put(f);
	return other;
}

int dup(int fd)
{
	return (int)uk_fd_return(duplicate(fd, 0, 0));
}

static int duplicate_to(int fd, int to, unsigned flags)
{
	struct uk_file *f = uk_fd_get(fd);

	if (!f)
		return -EBADF;
	int error = fd_replace(to, f, flags);

	if (error < 0)
		uk_file_put(f);
	return error;
}

int dup2(int fd, int to)
{
	if (fd == to)
		return (int)FD_CALL(fd, to);
	return (int)uk_fd_return(duplicate_to(fd, to, 0));
}

int dup3(int fd, int to, int flags)
{
	if (fd == to || flags & ~O_CLOEXEC)
		return (int)uk_fd_return(-EINVAL);
	return (int)uk_fd_return(duplicate_to(fd, to, (unsigned)flags));
}

static int set_flags(struct uk_file *f, unsigned flags)
{
	const unsigned changeable = UK_FILE_APPEND | UK_FILE_NONBLOCK;

	f->flags = (f->flags & ~changeable) | (flags & changeable);
	return 0;
}

/* Nobody else is there to lock against. */
static int lock_record(int request, struct flock *lock)
{
	if (request == F_GETLK)
		lock->l_type = F_UNLCK;
	return 0;
}

static int set_close_on_exec(int fd, int flags)
{
	int was = fd_close_on_exec(fd, (flags & FD_CLOEXEC) != 0);

	return was < 0 ? was : 0;
}

static long control(int fd, int request, va_list ap)
{
	switch (request) {
	case F_DUPFD:
		return uk_fd_return(duplicate(fd, va_arg(ap, int), 0));
	case F_DUPFD_CLOEXEC:
		return uk_fd_return(
		    duplicate(fd, va_arg(ap, int), UK_FILE_CLOEXEC));
	case F_GETFD:
		return uk_fd_return(fd_close_on_exec(fd, -1));
	case F_SETFD:
		return uk_fd_return(set_close_on_exec(fd, va_arg(ap, int)));
	case F_GETFL:
		return FD_CALL(fd, (long)f->flags);
	case F_SETFL:
		return FD_CALL(fd, set_flags(f, (unsigned)va_arg(ap, int)));
	case F_GETLK:
	case F_SETLK:
	case F_SETLKW:
		return FD_CALL(fd, f ? lock_record(request, va_arg(ap, void *))
				     : 0);
	default:
		return uk_fd_return(-EINVAL);
	}
}

int fcntl(int fd, int request, ...)
{
	va_list ap;

	va_start(ap, request);
	int result = (int)control(fd, request, ap);

	va_end(ap);
	return result;
}

static int control_device(struct uk_file *f, unsigned long request, void *arg)
{
	if (request != FIONBIO)
		return uk_file_ioctl(f, request, arg);
	return set_flags(f, (f->flags & UK_FILE_APPEND) |
				(*(const int *)arg ? UK_FILE_NONBLOCK : 0));
}

int ioctl(int fd, unsigned long request, ...)
{
	va_list ap;

	va_start(ap, request);
	void *arg = va_arg(ap, void *);

	va_end(ap);
	return (int)FD_CALL(fd, control_device(f, request, arg));
}

int isatty(int fd)
{
	struct uk_tty_modes modes;

	return FD_CALL(fd, uk_file_ioctl(f, UK_TTY_GET, &modes)) == 0;
}
