// SPDX-License-Identifier: BSD-3-Clause
// Reader-writer locks.
#include "internal.h"

#include <uk/rwlock.h>

struct rwlock {
	bool ready;
	struct uk_rwlock lock;
};
_Static_assert(sizeof(struct rwlock) <= sizeof(pthread_rwlock_t),
	       "sys/_pthreadtypes.h: a reader-writer lock needs more room");

static struct uk_rwlock *lock_of(pthread_rwlock_t *lock)
{
	struct rwlock *l = (struct rwlock *)lock;

	if (l->ready)
		return &l->lock;
	unsigned long flags = uk_waitq_enter();

	if (!l->ready)
		uk_rwlock_init(&l->lock);
	l->ready = true;
	uk_waitq_leave(flags);
	return &l->lock;
}

int pthread_rwlock_init(pthread_rwlock_t *restrict lock,
			const pthread_rwlockattr_t *restrict attr)
{
	(void)attr;
	*lock = (pthread_rwlock_t)PTHREAD_RWLOCK_INITIALIZER;
	lock_of(lock);
	return 0;
}

int pthread_rwlock_destroy(pthread_rwlock_t *lock)
{
	const struct uk_rwlock *l = lock_of(lock);

	return l->readers || l->writer ? EBUSY : 0;
}

int pthread_rwlock_rdlock(pthread_rwlock_t *lock)
{
	return -uk_rwlock_read(lock_of(lock), UK_PLAT_FOREVER);
}

int pthread_rwlock_wrlock(pthread_rwlock_t *lock)
{
	return -uk_rwlock_write(lock_of(lock), UK_PLAT_FOREVER);
}

int pthread_rwlock_tryrdlock(pthread_rwlock_t *lock)
{
	return -uk_rwlock_try_read(lock_of(lock));
}

int pthread_rwlock_trywrlock(pthread_rwlock_t *lock)
{
	return -uk_rwlock_try_write(lock_of(lock));
}

/* Only one that waits has a look at the time. */
int pthread_rwlock_timedrdlock(pthread_rwlock_t *restrict lock,
			       const struct timespec *restrict when)
{
	uint64_t deadline;
	int error = pthread_rwlock_tryrdlock(lock);

	if (!error)
		return 0;
	error = pthread_deadline(CLOCK_REALTIME, when, &deadline);
	return error ? error : -uk_rwlock_read(lock_of(lock), deadline);
}

int pthread_rwlock_timedwrlock(pthread_rwlock_t *restrict lock,
			       const struct timespec *restrict when)
{
	uint64_t deadline;
	int error = pthread_rwlock_trywrlock(lock);

	if (!error)
		return 0;
	error = pthread_deadline(CLOCK_REALTIME, when, &deadline);
	return error ? error : -uk_rwlock_write(lock_of(lock), deadline);
}

int pthread_rwlock_unlock(pthread_rwlock_t *lock)
{
	struct uk_rwlock *l = lock_of(lock);

	if (l->writer ? l->writer != uk_thread_self() : l->readers == 0)
		return EPERM;
	uk_rwlock_unlock(l);
	return 0;
}
