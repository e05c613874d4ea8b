// SPDX-License-Identifier: BSD-3-Clause
// Mutexes: made and given back, the static ones when they are first used.
#include "internal.h"

struct pthread_mutex *pthread_mutex_of(pthread_mutex_t *mutex)
{
	struct pthread_mutex *m = (struct pthread_mutex *)mutex;

	if (m->ready)
		return m;
	unsigned long flags = uk_waitq_enter();

	if (!m->ready)
		uk_mutex_init(&m->mutex);
	m->ready = true;
	uk_waitq_leave(flags);
	return m;
}

int pthread_mutex_init(pthread_mutex_t *restrict mutex,
		       const pthread_mutexattr_t *restrict attr)
{
	*mutex = (pthread_mutex_t)PTHREAD_MUTEX_INITIALIZER;
	mutex->__type = attr ? attr->__type : PTHREAD_MUTEX_DEFAULT;
	pthread_mutex_of(mutex);
	return 0;
}

int pthread_mutex_destroy(pthread_mutex_t *mutex)
{
	return pthread_mutex_of(mutex)->mutex.owner ? EBUSY : 0;
}
