// SPDX-License-Identifier: BSD-3-Clause
// Tests: threads come, take turns, sleep, and leave nothing behind.
#include <uk/palloc.h>
#include <uk/test.h>
#include <uk/thread.h>

static char trace[64];
static unsigned traced;

static void note(char c)
{
	if (traced < sizeof(trace) - 1)
		trace[traced++] = c;
	trace[traced] = '\0';
}

static void *twice(void *arg)
{
	note(*(const char *)arg);
	uk_thread_yield();
	note(*(const char *)arg);
	return arg;
}

UK_TEST(threads_take_turns_and_return_what_they_made)
{
	static char names[] = "abc";
	struct uk_thread *t[3];
	void *result;

	traced = 0;
	for (unsigned i = 0; i < 3; i++)
		UK_EXPECT_INT(uk_thread_create(&t[i], NULL, twice, &names[i]),
			      ==, 0);
	UK_EXPECT_INT(traced, ==, 0);
	for (unsigned i = 0; i < 3; i++) {
		UK_EXPECT_INT(uk_thread_join(t[i], &result), ==, 0);
		UK_EXPECT(result == &names[i]);
	}
	UK_EXPECT_STR(trace, "abcabc");
}

static void *exits(void *arg)
{
	uk_thread_exit(arg);
}

static size_t free_pages(void)
{
	struct uk_palloc_stats stats;

	uk_palloc_stats(&stats);
	return stats.free_pages;
}

UK_TEST(threads_leave_nothing_behind)
{
	const struct uk_thread_attr small = {.stack_bytes = 4096};
	size_t before = free_pages();
	struct uk_thread *t;

	for (unsigned i = 0; i < 2000; i++) {
		UK_EXPECT_INT(uk_thread_create(&t, &small, exits, NULL), ==, 0);
		if (i % 2 == 0) {
			UK_EXPECT_INT(uk_thread_join(t, NULL), ==, 0);
		} else {
			uk_thread_detach(t);
			uk_thread_yield();
		}
	}
	UK_EXPECT_INT(free_pages(), ==, before);
}

UK_TEST(thread_that_has_ended_may_be_detached)
{
	size_t before = free_pages();
	struct uk_thread *t;

	UK_EXPECT_INT(uk_thread_create(&t, NULL, exits, NULL), ==, 0);
	uk_thread_yield();
	UK_EXPECT(free_pages() < before);
	uk_thread_detach(t);
	UK_EXPECT_INT(free_pages(), ==, before);
}

UK_TEST(thread_does_not_join_itself)
{
	UK_EXPECT_INT(uk_thread_join(uk_thread_self(), NULL), ==, -EDEADLK);
}

UK_TEST(thread_of_impossible_size_is_refused)
{
	const struct uk_thread_attr huge = {.stack_bytes = SIZE_MAX - 64};
	const struct uk_thread_attr large = {.stack_bytes = SIZE_MAX / 2};
	struct uk_thread *t;

	UK_EXPECT_INT(uk_thread_create(&t, &huge, exits, NULL), ==, -ENOMEM);
	UK_EXPECT_INT(uk_thread_create(&t, &large, exits, NULL), ==, -ENOMEM);
}

struct nap {
	unsigned ms;
	char name;
};

static void *sleeps(void *arg)
{
	const struct nap *nap = arg;
	uint64_t until = uk_plat_time_ns() + nap->ms * 1000000ULL;

	uk_thread_sleep(until);
	note(uk_plat_time_ns() >= until ? nap->name : '!');
	return NULL;
}

UK_TEST(sleepers_wake_in_the_order_of_their_deadlines)
{
	static struct nap naps[] = {{30, 'c'}, {10, 'a'}, {40, 'd'}, {20, 'b'}};
	struct uk_thread *t[UK_ARRAY_LEN(naps)];

	traced = 0;
	for (unsigned i = 0; i < UK_ARRAY_LEN(t); i++)
		UK_EXPECT_INT(uk_thread_create(&t[i], NULL, sleeps, &naps[i]),
			      ==, 0);
	for (unsigned i = 0; i < UK_ARRAY_LEN(t); i++)
		UK_EXPECT_INT(uk_thread_join(t[i], NULL), ==, 0);
	UK_EXPECT_STR(trace, "abcd");
}
