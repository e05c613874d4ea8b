// SPDX-License-Identifier: BSD-3-Clause
// What is done once.
#include "internal.h"

#include <uk/once.h>

struct once {
	bool ready;
	struct uk_once once;
};
_Static_assert(sizeof(struct once) <= sizeof(pthread_once_t),
	       "sys/_pthreadtypes.h: what is done once needs more room");

static struct uk_once *once_of(pthread_once_t *once)
{
	struct once *o = (struct once *)once;
	unsigned long flags = uk_waitq_enter();

	if (!o->ready)
		uk_once_init(&o->once);
	o->ready = true;
	uk_waitq_leave(flags);
	return &o->once;
}

static void call(void *fn)
{
	(*(void (**)(void))fn)();
}

int pthread_once(pthread_once_t *once, void (*fn)(void))
{
	uk_once_do(once_of(once), call, &fn);
	return 0;
}
