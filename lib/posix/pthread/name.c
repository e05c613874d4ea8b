// SPDX-License-Identifier: BSD-3-Clause
// Names of threads, which reports show.
#include "internal.h"

#include <string.h>

int pthread_setname_np(pthread_t thread, const char *name)
{
	struct pthread_own *own = pthread_own_of(thread);

	if (strlen(name) >= sizeof(own->name))
		return ERANGE;
	unsigned long flags = uk_waitq_enter();

	strcpy(own->name, name);
	thread->name = own->name;
	uk_waitq_leave(flags);
	return 0;
}

int pthread_getname_np(pthread_t thread, char *name, size_t size)
{
	return strlcpy(name, thread->name, size) < size ? 0 : ERANGE;
}
