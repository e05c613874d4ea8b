// SPDX-License-Identifier: BSD-3-Clause
// Tests: each thread has its own thread-local variables.
#ifdef CONFIG_BASE_TLS
#include <uk/test.h>
#include <uk/thread.h>

enum { THREADS = 3, TURNS = 4 };

static __thread unsigned count = 100;
static __thread char seen[TURNS];
static __thread char apart UK_ALIGNED(64);

static UK_NOINLINE bool aligned(void *p)
{
	__asm__("" : "+r"(p));
	return UK_IS_ALIGNED((uintptr_t)p, 64);
}

/* Its own turns alone, or NULL. */
static void *counts(void *arg)
{
	char name = *(const char *)arg;
	bool sound = count == 100 && seen[0] == 0 && seen[TURNS - 1] == 0 &&
		     apart == 0 && aligned(&apart);

	for (unsigned i = 0; i < TURNS; i++) {
		count++;
		seen[i] = apart = name;
		uk_thread_yield();
		sound &= count == 101 + i && apart == name;
	}
	for (unsigned i = 0; i < TURNS; i++)
		sound &= seen[i] == name;
	return sound ? arg : NULL;
}

UK_TEST(threads_have_variables_of_their_own)
{
	static char names[] = "abc";
	struct uk_thread *t[THREADS];
	void *result;

	count = 7;
	for (unsigned i = 0; i < THREADS; i++)
		UK_EXPECT_INT(uk_thread_create(&t[i], NULL, counts, &names[i]),
			      ==, 0);
	for (unsigned i = 0; i < THREADS; i++) {
		UK_EXPECT_INT(uk_thread_join(t[i], &result), ==, 0);
		UK_EXPECT(result == &names[i]);
	}
	UK_EXPECT_INT(count, ==, 7);
	UK_EXPECT_INT(seen[0], ==, 0);
	UK_EXPECT_INT(apart, ==, 0);
	count = 100;
}

/* Room for the variables is not taken off the stack that was asked for. */
static void *fills(void *arg)
{
	volatile char most[3 << 10];

	for (size_t i = 0; i < sizeof(most); i++)
		most[i] = 1;
	return most[sizeof(most) - 1] && count == 100 ? arg : NULL;
}

UK_TEST(threads_of_the_smallest_stack_have_variables_too)
{
	const struct uk_thread_attr small = {.stack_bytes = 4096};
	struct uk_thread *t;
	void *result;

	UK_EXPECT_INT(uk_thread_create(&t, &small, fills, &t), ==, 0);
	UK_EXPECT_INT(uk_thread_join(t, &result), ==, 0);
	UK_EXPECT(result == &t);
}

#endif
