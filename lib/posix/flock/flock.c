// SPDX-License-Identifier: BSD-3-Clause
// flock(): whoever opened a file keeps others from it who ask, too.
#include "locks.h"

#include <errno.h>
#include <sys/file.h>
#include <uk/fd.h>
#include <uk/interrupt.h>

/* Who waits has nothing meanwhile: two that want more would wait for ever. */
static int take_once(struct flock_lock *l, enum flock_kind kind, bool may_wait)
{
	unsigned long flags = flock_enter();
	int error = 0;

	while (!error && !flock_is_free(l, kind)) {
		if (may_wait)
			flock_set(l, FLOCK_NONE);
		error = may_wait ? flock_wait() : -EWOULDBLOCK;
	}
	if (!error)
		flock_set(l, kind);
	flock_leave(flags);
	return error;
}

static int change(struct uk_file *f, enum flock_kind kind, bool may_wait)
{
	struct flock_lock *l;
	int error = flock_find(f, &l);

	if (error)
		return error;
	do
		error = take_once(l, kind, may_wait);
	while (error == -EINTR && uk_interrupt_handle());
	return error;
}

int flock(int fd, int request)
{
	struct uk_file *f = uk_fd_get(fd);
	const bool may_wait = !(request & LOCK_NB);
	int error = -EINVAL;

	if (!f)
		return (int)uk_fd_return(-EBADF);
	switch (request & ~LOCK_NB) {
	case LOCK_SH:
		error = change(f, FLOCK_SHARED, may_wait);
		break;
	case LOCK_EX:
		error = change(f, FLOCK_EXCLUSIVE, may_wait);
		break;
	case LOCK_UN:
		error = change(f, FLOCK_NONE, may_wait);
		break;
	}
	uk_file_put(f);
	return (int)uk_fd_return(error);
}
