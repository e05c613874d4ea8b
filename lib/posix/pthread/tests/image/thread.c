// SPDX-License-Identifier: BSD-3-Clause
// Tests of threads: made, joined, let go, ended.
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <string.h>
#include <uk/alloc.h>
#include <uk/test.h>

static void *add_one(void *arg)
{
	return (char *)arg + 1;
}

UK_TEST(joins_a_thread_for_its_result)
{
	pthread_t t;
	char memory[2];
	void *result;

	UK_EXPECT_INT(pthread_create(&t, NULL, add_one, memory), ==, 0);
	UK_EXPECT(!pthread_equal(t, pthread_self()));
	UK_EXPECT_INT(pthread_join(t, &result), ==, 0);
	UK_EXPECT(result == memory + 1);
}

static void *tell_self(void *self)
{
	*(pthread_t *)self = pthread_self();
	return NULL;
}

/* Whether it is on the stack that it is told of. */
static void *tell_where(void *arg)
{
	char here[1000], *stack;
	pthread_attr_t attr;
	size_t size;

	memset(here, 1, sizeof(here));
	*(char **)arg = here;
	if (pthread_getattr_np(pthread_self(), &attr) ||
	    pthread_attr_getstack(&attr, (void **)&stack, &size))
		return NULL;
	return here > stack && here < stack + size ? arg : NULL;
}

UK_TEST(runs_on_a_stack_of_the_callers)
{
	enum { BYTES = 65536 };
	char *stack = uk_alloc(uk_alloc_default(), BYTES), *where = NULL;
	pthread_attr_t attr;
	void *same;
	size_t size;
	pthread_t t;

	UK_EXPECT(stack != NULL);
	UK_EXPECT_INT(pthread_attr_init(&attr), ==, 0);
	UK_EXPECT_INT(pthread_attr_setstack(&attr, stack, 1), ==, EINVAL);
	UK_EXPECT_INT(pthread_attr_setstack(&attr, stack + 1, BYTES), ==,
		      EINVAL);
	UK_EXPECT_INT(pthread_attr_setstack(&attr, stack, BYTES), ==, 0);
	UK_EXPECT_INT(pthread_attr_getstack(&attr, &same, &size), ==, 0);
	UK_EXPECT(same == stack && size == BYTES);
	UK_EXPECT_INT(pthread_create(&t, &attr, tell_where, &where), ==, 0);
	UK_EXPECT_INT(pthread_join(t, &same), ==, 0);
	UK_EXPECT(where > stack && where < stack + BYTES && same == &where);
	UK_EXPECT(tell_where(&where) == &where);
	uk_free(uk_alloc_default(), stack);
}

UK_TEST(knows_itself_as_its_maker_does)
{
	pthread_t t, self;

	UK_EXPECT_INT(pthread_create(&t, NULL, tell_self, &self), ==, 0);
	UK_EXPECT_INT(pthread_join(t, NULL), ==, 0);
	UK_EXPECT(pthread_equal(t, self));
	UK_EXPECT_INT(pthread_join(pthread_self(), NULL), ==, EDEADLK);
}

static pthread_barrier_t gate;

static void *wait_at_gate(void *arg)
{
	pthread_barrier_wait(&gate);
	return arg;
}

UK_TEST(joins_in_time_or_not)
{
	const struct timespec past = {.tv_sec = 1};
	pthread_t t;

	UK_EXPECT_INT(pthread_barrier_init(&gate, NULL, 2), ==, 0);
	UK_EXPECT_INT(pthread_create(&t, NULL, wait_at_gate, NULL), ==, 0);
	UK_EXPECT_INT(pthread_tryjoin_np(t, NULL), ==, EBUSY);
	UK_EXPECT_INT(pthread_timedjoin_np(t, NULL, &past), ==, ETIMEDOUT);
	pthread_barrier_wait(&gate);
	UK_EXPECT_INT(pthread_join(t, NULL), ==, 0);
	UK_EXPECT_INT(pthread_barrier_destroy(&gate), ==, 0);
}

UK_TEST(lets_a_thread_go_once)
{
	pthread_attr_t attr;
	pthread_t t;

	UK_EXPECT_INT(pthread_barrier_init(&gate, NULL, 2), ==, 0);
	UK_EXPECT_INT(pthread_create(&t, NULL, wait_at_gate, NULL), ==, 0);
	UK_EXPECT_INT(pthread_detach(t), ==, 0);
	UK_EXPECT_INT(pthread_detach(t), ==, EINVAL);
	UK_EXPECT_INT(pthread_join(t, NULL), ==, EINVAL);
	pthread_barrier_wait(&gate);

	UK_EXPECT_INT(pthread_attr_init(&attr), ==, 0);
	UK_EXPECT_INT(
	    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED), ==, 0);
	UK_EXPECT_INT(pthread_create(&t, &attr, wait_at_gate, NULL), ==, 0);
	UK_EXPECT_INT(pthread_join(t, NULL), ==, EINVAL);
	pthread_barrier_wait(&gate);
	sched_yield();
}

static char order[8];

static void note(void *what)
{
	strcat(order, what);
}

static pthread_key_t key;

static void *exit_deeply(void *arg)
{
	pthread_setspecific(key, "k");
	pthread_cleanup_push(note, "a");
	pthread_cleanup_push(note, "b");
	pthread_cleanup_push(note, "c");
	pthread_cleanup_pop(1);
	pthread_exit(arg);
	pthread_cleanup_pop(0);
	pthread_cleanup_pop(0);
	return NULL;
}

UK_TEST(cleans_up_at_its_end_in_order)
{
	pthread_t t;
	void *result;

	order[0] = '\0';
	UK_EXPECT_INT(pthread_key_create(&key, note), ==, 0);
	UK_EXPECT_INT(pthread_create(&t, NULL, exit_deeply, order), ==, 0);
	UK_EXPECT_INT(pthread_join(t, &result), ==, 0);
	UK_EXPECT(result == order);
	UK_EXPECT_STR(order, "cbak");
	UK_EXPECT_INT(pthread_key_delete(key), ==, 0);
}

static void *use_stack(void *arg)
{
	volatile char room[200 * 1024];

	memset((char *)room, 7, sizeof(room));
	return room[0] + room[sizeof(room) - 1] == 14 ? arg : NULL;
}

UK_TEST(has_the_stack_that_was_asked_for)
{
	pthread_attr_t attr;
	pthread_t t;
	size_t size;
	void *result;

	UK_EXPECT_INT(pthread_attr_init(&attr), ==, 0);
	UK_EXPECT_INT(pthread_attr_setstacksize(&attr, 1), ==, EINVAL);
	UK_EXPECT_INT(pthread_attr_setstacksize(&attr, 256 * 1024), ==, 0);
	UK_EXPECT_INT(pthread_attr_getstacksize(&attr, &size), ==, 0);
	UK_EXPECT_INT(size, ==, 256 * 1024);
	UK_EXPECT_INT(pthread_create(&t, &attr, use_stack, &size), ==, 0);
	UK_EXPECT_INT(pthread_join(t, &result), ==, 0);
	UK_EXPECT(result == &size);
	UK_EXPECT_INT(pthread_attr_setstacksize(&attr, SIZE_MAX / 2), ==, 0);
	UK_EXPECT_INT(pthread_create(&t, &attr, use_stack, &size), ==, EAGAIN);
}

static void *tell_name(void *name)
{
	pthread_getname_np(pthread_self(), name, 16);
	pthread_barrier_wait(&gate);
	pthread_barrier_wait(&gate);
	return NULL;
}

UK_TEST(has_a_name)
{
	char theirs[16] = "", seen[16] = "";
	pthread_t t;

	UK_EXPECT_INT(pthread_barrier_init(&gate, NULL, 2), ==, 0);
	UK_EXPECT_INT(pthread_create(&t, NULL, tell_name, theirs), ==, 0);
	UK_EXPECT_INT(pthread_setname_np(t, "sixteen is a lot"), ==, ERANGE);
	UK_EXPECT_INT(pthread_setname_np(t, "fifteen is okay"), ==, 0);
	pthread_barrier_wait(&gate);
	UK_EXPECT_INT(pthread_getname_np(t, seen, 8), ==, ERANGE);
	UK_EXPECT_INT(pthread_getname_np(t, seen, sizeof(seen)), ==, 0);
	UK_EXPECT_STR(seen, "fifteen is okay");
	pthread_barrier_wait(&gate);
	UK_EXPECT_INT(pthread_join(t, NULL), ==, 0);
}

UK_TEST(gives_all_memory_back)
{
	struct uk_alloc *heap = uk_alloc_default();
	size_t used = 0;

	UK_EXPECT_INT(pthread_key_create(&key, NULL), ==, 0);
	for (int i = 0; i < 20; i++) {
		pthread_t t;

		UK_EXPECT_INT(pthread_create(&t, NULL, exit_deeply, NULL), ==,
			      0);
		UK_EXPECT_INT(pthread_join(t, NULL), ==, 0);
		if (i == 9)
			used = heap->stats.used_bytes;
		order[0] = '\0';
	}
	UK_EXPECT_INT(heap->stats.used_bytes, ==, used);
	UK_EXPECT_INT(pthread_key_delete(key), ==, 0);
}

UK_TEST(cannot_be_cancelled)
{
	int old;

	UK_EXPECT_INT(pthread_cancel(pthread_self()), ==, ENOSYS);
	UK_EXPECT_INT(pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &old), ==,
		      0);
	UK_EXPECT_INT(old, ==, PTHREAD_CANCEL_ENABLE);
	UK_EXPECT_INT(pthread_setcancelstate(old, &old), ==, 0);
	UK_EXPECT_INT(old, ==, PTHREAD_CANCEL_DISABLE);
	UK_EXPECT_INT(pthread_setcanceltype(7, NULL), ==, EINVAL);
	UK_EXPECT_INT(pthread_atfork(NULL, NULL, NULL), ==, 0);
}
