// SPDX-License-Identifier: BSD-3-Clause
// What a thread is made with: its stack, and whether somebody joins it.
#include "internal.h"

int pthread_attr_init(pthread_attr_t *attr)
{
	*attr = (pthread_attr_t){
	    .__stack_bytes = CONFIG_THREAD_STACK_KB * 1024UL,
	};
	return 0;
}

int pthread_attr_destroy(pthread_attr_t *attr)
{
	(void)attr;
	return 0;
}

int pthread_attr_getdetachstate(const pthread_attr_t *attr, int *state)
{
	*state = attr->__detach_state;
	return 0;
}

int pthread_attr_setdetachstate(pthread_attr_t *attr, int state)
{
	if (state != PTHREAD_CREATE_JOINABLE &&
	    state != PTHREAD_CREATE_DETACHED)
		return EINVAL;
	attr->__detach_state = state;
	return 0;
}

int pthread_attr_getstacksize(const pthread_attr_t *restrict attr,
			      size_t *restrict size)
{
	*size = attr->__stack_bytes;
	return 0;
}

int pthread_attr_setstacksize(pthread_attr_t *attr, size_t size)
{
	if (size < PTHREAD_STACK_MIN)
		return EINVAL;
	attr->__stack_bytes = size;
	return 0;
}

/* Every stack has one page for it, below what was asked for. */
int pthread_attr_getguardsize(const pthread_attr_t *restrict attr,
			      size_t *restrict size)
{
	(void)attr;
	*size = UK_ARCH_PAGE_SIZE;
	return 0;
}

int pthread_attr_setguardsize(pthread_attr_t *attr, size_t size)
{
	(void)attr;
	return size <= UK_ARCH_PAGE_SIZE ? 0 : EINVAL;
}
