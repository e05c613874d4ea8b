// SPDX-License-Identifier: BSD-3-Clause
// Two threads that each hold what the other wants.
#include "selftest.h"

#include <uk/mutex.h>
#include <uk/thread.h>

static struct uk_mutex left = UK_MUTEX_INIT(left);
static struct uk_mutex right = UK_MUTEX_INIT(right);

static void *takes_right_first(void *arg)
{
	uk_mutex_lock(&right);
	uk_thread_yield();
	uk_mutex_lock(&left);
	return arg;
}

int selftest_deadlock(void)
{
	const struct uk_thread_attr attr = {.name = "other"};
	struct uk_thread *other;

	uk_mutex_lock(&left);
	if (uk_thread_create(&other, &attr, takes_right_first, NULL))
		return 1;
	uk_thread_yield();
	uk_mutex_lock(&right);
	return 0;
}
