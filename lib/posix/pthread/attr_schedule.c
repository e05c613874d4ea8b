// SPDX-License-Identifier: BSD-3-Clause
// What a thread is made with: its policy and its priority.
#include "internal.h"

int pthread_attr_getinheritsched(const pthread_attr_t *restrict attr,
				 int *restrict inherit)
{
	*inherit = attr->__inherit;
	return 0;
}

int pthread_attr_setinheritsched(pthread_attr_t *attr, int inherit)
{
	if (inherit != PTHREAD_INHERIT_SCHED &&
	    inherit != PTHREAD_EXPLICIT_SCHED)
		return EINVAL;
	attr->__inherit = inherit;
	return 0;
}

int pthread_attr_getschedpolicy(const pthread_attr_t *restrict attr,
				int *restrict policy)
{
	*policy = attr->__policy;
	return 0;
}

int pthread_attr_setschedpolicy(pthread_attr_t *attr, int policy)
{
	if (policy != SCHED_OTHER && policy != SCHED_RR && policy != SCHED_FIFO)
		return EINVAL;
	attr->__policy = policy;
	return 0;
}

int pthread_attr_getschedparam(const pthread_attr_t *restrict attr,
			       struct sched_param *restrict param)
{
	*param = attr->__param;
	return 0;
}

/* The policy may come after it: whether they fit is seen when a thread is made.
 */
int pthread_attr_setschedparam(pthread_attr_t *restrict attr,
			       const struct sched_param *restrict param)
{
	if (param->sched_priority < 0 ||
	    param->sched_priority > UK_SCHED_PRIORITY_HIGHEST)
		return EINVAL;
	attr->__param = *param;
	return 0;
}

int pthread_attr_getscope(const pthread_attr_t *restrict attr,
			  int *restrict scope)
{
	(void)attr;
	*scope = PTHREAD_SCOPE_SYSTEM;
	return 0;
}

int pthread_attr_setscope(pthread_attr_t *attr, int scope)
{
	(void)attr;
	if (scope == PTHREAD_SCOPE_SYSTEM)
		return 0;
	return scope == PTHREAD_SCOPE_PROCESS ? ENOTSUP : EINVAL;
}
