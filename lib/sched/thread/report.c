// SPDX-License-Identifier: BSD-3-Clause
// Who waits for what, when nobody can go on.
#include "internal.h"

#include <uk/assert.h>
#include <uk/print.h>

static void say(const struct uk_thread *t)
{
	const struct uk_crash_stack stack = uk_thread_stack(t);

	uk_printf("thread: %s waits for %s\n", t->name, t->waits_for);
	uk_crash_print_backtrace(&t->waits_at, &stack);
}

void thread_report_deadlock(void)
{
	struct uk_list *at;

	uk_list_for_each (at, &thread_all) {
		const struct uk_thread *t =
		    UK_LIST_ENTRY(at, struct uk_thread, link);

		if (!t->ended)
			say(t);
	}
	uk_panic(
	    "thread: deadlock: all threads wait, and nothing will wake one");
}
