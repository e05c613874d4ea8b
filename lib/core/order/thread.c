// SPDX-License-Identifier: BSD-3-Clause
// The end with threads: by one of its own, for what is done at the end may have
// to wait for others.
#include "order.h"

#include <uk/stop.h>
#include <uk/thread.h>
#include <uk/waitq.h>

/* Not `external' until somebody waits for it: that an order may come does not
 * make a deadlock less of one. */
static struct uk_waitq orders = {
    .waiters = UK_LIST_INIT(orders.waiters),
    .what = "an order to stop",
};
static bool has_come;
static int ordered;

static void wait_for_one(void)
{
	unsigned long flags = uk_waitq_enter();
	int error = 0;

	while (!error && !has_come)
		error = uk_waitq_wait(&orders, UK_PLAT_FOREVER);
	uk_waitq_leave(flags);
}

UK_NORETURN static void *run(void *arg)
{
	(void)arg;
	wait_for_one();
	uk_stop(ordered);
}

/* It comes before what the program does, where the scheduler knows of such. */
int order_begin(void)
{
	static struct uk_thread *thread;
	struct uk_thread_attr attr = {
	    .name = "order",
	    .has_priority = true,
	    .priority = UK_SCHED_PRIORITY_HIGHEST,
	};
	int error = uk_thread_create(&thread, &attr, run, NULL);

	if (error != -ENOTSUP)
		return error;
	attr.has_priority = false;
	return uk_thread_create(&thread, &attr, run, NULL);
}

void order_stop_later(int status)
{
	ordered = status;
	has_come = true;
	uk_waitq_wake(&orders, 1);
}

/* The thread looks around, and waits anew. */
void uk_order_expect(void)
{
	unsigned long flags = uk_waitq_enter();

	if (!orders.external) {
		orders.external = true;
		uk_waitq_wake(&orders, 1);
	}
	uk_waitq_leave(flags);
}
