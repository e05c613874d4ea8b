// SPDX-License-Identifier: BSD-3-Clause
// A stream's lock in the hands of the program: POSIX's flockfile and its like.
#include <reent.h>
#include <stdio.h>
#include <sys/lock.h>

/* newlib's own, in no header of it. */
void __sinit(struct _reent *r);

/* The standard streams have no lock before somebody uses one. */
static _LOCK_RECURSIVE_T lock_of(FILE *f)
{
	if (!_REENT->__sdidinit)
		__sinit(_REENT);
	return f->_lock;
}

void flockfile(FILE *f)
{
	__lock_acquire_recursive(lock_of(f));
}

int ftrylockfile(FILE *f)
{
	return __lock_try_acquire_recursive(lock_of(f)) ? 0 : -1;
}

void funlockfile(FILE *f)
{
	__lock_release_recursive(lock_of(f));
}
