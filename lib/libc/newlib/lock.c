// SPDX-License-Identifier: BSD-3-Clause
// newlib's locks, where there are threads: mutexes.
//
// newlib's own stand-ins, which do nothing, are in one object of its archive:
// all of them are defined here, or the linker finds some twice.
#include <stdlib.h>
#include <sys/lock.h>
#include <uk/base.h>
#include <uk/mutex.h>
#include <uk/thread.h>

struct __lock {
	struct uk_mutex mutex;
};

#define LOCK(name)                     \
	extern struct __lock name;     \
	struct __lock name = {         \
	    UK_MUTEX_INIT(name.mutex), \
	}

LOCK(__lock___sinit_recursive_mutex);
LOCK(__lock___sfp_recursive_mutex);
LOCK(__lock___atexit_recursive_mutex);
LOCK(__lock___at_quick_exit_mutex);
LOCK(__lock___malloc_recursive_mutex);
LOCK(__lock___env_recursive_mutex);
LOCK(__lock___tz_mutex);
LOCK(__lock___dd_hash_mutex);
LOCK(__lock___arc4random_mutex);

/* Serves every stream that finds no memory for a lock of its own: newlib knows
 * no failure here. */
static struct __lock shared = {UK_MUTEX_INIT(shared.mutex)};

void __retarget_lock_init_recursive(_LOCK_T *lock)
{
	*lock = malloc(sizeof(**lock));
	if (*lock)
		uk_mutex_init(&(*lock)->mutex);
	else
		*lock = &shared;
}

void __retarget_lock_init(_LOCK_T *lock)
{
	__retarget_lock_init_recursive(lock);
}

void __retarget_lock_close_recursive(_LOCK_T lock)
{
	if (lock != &shared)
		free(lock);
}

void __retarget_lock_close(_LOCK_T lock)
{
	__retarget_lock_close_recursive(lock);
}

void __retarget_lock_acquire(_LOCK_T lock)
{
	__retarget_lock_acquire_recursive(lock);
}

void __retarget_lock_acquire_recursive(_LOCK_T lock)
{
	uk_mutex_lock_again(&lock->mutex);
}

int __retarget_lock_try_acquire(_LOCK_T lock)
{
	return uk_mutex_try(&lock->mutex) == 0;
}

int __retarget_lock_try_acquire_recursive(_LOCK_T lock)
{
	if (lock->mutex.owner != uk_thread_self())
		return __retarget_lock_try_acquire(lock);
	uk_mutex_lock_again(&lock->mutex);
	return 1;
}

void __retarget_lock_release(_LOCK_T lock)
{
	uk_mutex_unlock(&lock->mutex);
}

void __retarget_lock_release_recursive(_LOCK_T lock)
{
	uk_mutex_unlock(&lock->mutex);
}
