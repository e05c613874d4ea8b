// SPDX-License-Identifier: BSD-3-Clause
// Watches' functions where there are threads: called by one of their own, for
// they wait for the store's answers.
#include "xenbus.h"

#include <uk/thread.h>
#include <uk/waitq.h>

static struct uk_waitq fired = {
    .waiters = UK_LIST_INIT(fired.waiters),
    .what = "a watch of xenstore",
    .external = true,
};

static void wait_for_one(void)
{
	unsigned long flags = uk_waitq_enter();
	int error = 0;

	while (!error && !xenbus_watch_has_fired())
		error = uk_waitq_wait(&fired, UK_PLAT_FOREVER);
	uk_waitq_leave(flags);
}

UK_NORETURN static void *run(void *arg)
{
	(void)arg;
	for (;;) {
		wait_for_one();
		xenbus_watch_run_one();
	}
}

void xenbus_watch_run_later(void)
{
	if (xenbus_watch_has_fired())
		uk_waitq_wake(&fired, 1);
}

/* The toolstack's orders come before what the program does, where the scheduler
 * knows of such. */
int xenbus_watch_begin(void)
{
	static struct uk_thread *thread;
	struct uk_thread_attr attr = {
	    .name = "xenbus",
	    .has_priority = true,
	    .priority = UK_SCHED_PRIORITY_HIGHEST,
	};
	int error;

	if (thread)
		return 0;
	error = uk_thread_create(&thread, &attr, run, NULL);
	if (error == -ENOTSUP) {
		attr.has_priority = false;
		error = uk_thread_create(&thread, &attr, run, NULL);
	}
	return error;
}
