// SPDX-License-Identifier: BSD-3-Clause
// Spin locks: on one CPU nobody gives a lock back while another spins for it,
// so they wait as mutexes do.
#include "internal.h"

int pthread_spin_init(pthread_spinlock_t *lock, int shared)
{
	(void)shared;
	*lock = (pthread_spinlock_t)PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP;
	return 0;
}

int pthread_spin_destroy(pthread_spinlock_t *lock)
{
	return pthread_mutex_destroy(lock);
}

int pthread_spin_lock(pthread_spinlock_t *lock)
{
	return pthread_mutex_lock(lock);
}

int pthread_spin_trylock(pthread_spinlock_t *lock)
{
	return pthread_mutex_trylock(lock);
}

int pthread_spin_unlock(pthread_spinlock_t *lock)
{
	return pthread_mutex_unlock(lock);
}
