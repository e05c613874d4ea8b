// SPDX-License-Identifier: BSD-3-Clause
// Tests: done once, and for all that come.
#include <uk/once.h>
#include <uk/test.h>
#include <uk/thread.h>

static struct uk_once once = UK_ONCE_INIT(once);
static unsigned count, saw;

static void slowly(void *arg)
{
	uk_thread_sleep(uk_plat_time_ns() + 5000000);
	count += *(unsigned *)arg;
}

static void *comes(void *arg)
{
	uk_once_do(&once, slowly, arg);
	saw += count;
	return NULL;
}

UK_TEST(once_is_done_by_one_and_waited_for_by_others)
{
	unsigned one = 1;
	struct uk_thread *t[3];

	count = saw = 0;
	uk_once_init(&once);
	for (unsigned i = 0; i < 3; i++)
		UK_EXPECT_INT(uk_thread_create(&t[i], NULL, comes, &one), ==,
			      0);
	for (unsigned i = 0; i < 3; i++)
		UK_EXPECT_INT(uk_thread_join(t[i], NULL), ==, 0);
	UK_EXPECT_INT(count, ==, 1);
	UK_EXPECT_INT(saw, ==, 3);
	comes(&one);
	UK_EXPECT_INT(count, ==, 1);
}
