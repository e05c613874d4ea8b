// SPDX-License-Identifier: BSD-3-Clause
// What a mutex is made with.
#include "internal.h"

#ifdef CONFIG_MUTEX_INHERIT
static const int protocol_of_all = PTHREAD_PRIO_INHERIT;
#else
static const int protocol_of_all = PTHREAD_PRIO_NONE;
#endif

int pthread_mutexattr_init(pthread_mutexattr_t *attr)
{
	*attr = (pthread_mutexattr_t){.__protocol = PTHREAD_PRIO_NONE};
	return 0;
}

int pthread_mutexattr_destroy(pthread_mutexattr_t *attr)
{
	(void)attr;
	return 0;
}

int pthread_mutexattr_gettype(const pthread_mutexattr_t *restrict attr,
			      int *restrict type)
{
	*type = attr->__type;
	return 0;
}

int pthread_mutexattr_settype(pthread_mutexattr_t *attr, int type)
{
	if (type < PTHREAD_MUTEX_NORMAL || type > PTHREAD_MUTEX_ERRORCHECK)
		return EINVAL;
	attr->__type = type;
	return 0;
}

int pthread_mutexattr_getprotocol(const pthread_mutexattr_t *restrict attr,
				  int *restrict protocol)
{
	*protocol = attr->__protocol;
	return 0;
}

/* Priorities are inherited by way of all mutexes, or of none. */
int pthread_mutexattr_setprotocol(pthread_mutexattr_t *attr, int protocol)
{
	if (protocol < PTHREAD_PRIO_NONE || protocol > PTHREAD_PRIO_PROTECT)
		return EINVAL;
	if (protocol != PTHREAD_PRIO_NONE && protocol != protocol_of_all)
		return ENOTSUP;
	attr->__protocol = protocol;
	return 0;
}

int pthread_mutexattr_getpshared(const pthread_mutexattr_t *restrict attr,
				 int *restrict shared)
{
	*shared = attr->__shared;
	return 0;
}

/* All memory is shared by the one process that there is. */
int pthread_mutexattr_setpshared(pthread_mutexattr_t *attr, int shared)
{
	if (shared != PTHREAD_PROCESS_PRIVATE &&
	    shared != PTHREAD_PROCESS_SHARED)
		return EINVAL;
	attr->__shared = shared;
	return 0;
}

int pthread_mutexattr_getrobust(const pthread_mutexattr_t *restrict attr,
				int *restrict robust)
{
	(void)attr;
	*robust = PTHREAD_MUTEX_STALLED;
	return 0;
}

int pthread_mutexattr_setrobust(pthread_mutexattr_t *attr, int robust)
{
	(void)attr;
	if (robust == PTHREAD_MUTEX_STALLED)
		return 0;
	return robust == PTHREAD_MUTEX_ROBUST ? ENOTSUP : EINVAL;
}
