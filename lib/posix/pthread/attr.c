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

/* All of it is the thread's; what the system keeps of it stands elsewhere. */
int pthread_attr_setstack(pthread_attr_t *attr, void *stack, size_t size)
{
	const uintptr_t ends = (uintptr_t)stack | size;

	if (!stack || size < PTHREAD_STACK_MIN ||
	    ends % _Alignof(max_align_t) != 0)
		return EINVAL;
	attr->__stack = stack;
	attr->__stack_bytes = size;
	return 0;
}

int pthread_attr_getstack(const pthread_attr_t *restrict attr,
			  void **restrict stack, size_t *restrict size)
{
	*stack = attr->__stack;
	*size = attr->__stack_bytes;
	return 0;
}

/* What the thread has, as it is now. */
int pthread_getattr_np(pthread_t thread, pthread_attr_t *attr)
{
	const struct uk_crash_stack stack = uk_thread_stack(thread);

	pthread_attr_init(attr);
	attr->__stack = (void *)stack.low;
	attr->__stack_bytes = stack.high - stack.low;
	if (pthread_own_of(thread)->detached)
		attr->__detach_state = PTHREAD_CREATE_DETACHED;
	return pthread_getschedparam(thread, &attr->__policy, &attr->__param);
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
