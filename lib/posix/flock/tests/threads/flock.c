// SPDX-License-Identifier: BSD-3-Clause
// Tests: a thread waits until another lets go, or wants less.
#include <fcntl.h>
#include <sys/file.h>
#include <uk/test.h>
#include <uk/thread.h>
#include <unistd.h>

#define PATH "/flock-threads"

static bool got;

static void *takes(void *request)
{
	int f = open(PATH, O_RDONLY);

	got = flock(f, *(int *)request) == 0;
	close(f);
	return NULL;
}

/* Starts one that wants that, and shows whether it has it at once. */
static bool waits(struct uk_thread **thread, int *request)
{
	got = false;
	if (uk_thread_create(thread, NULL, takes, request))
		return false;
	for (unsigned i = 0; i < 3; i++)
		uk_thread_yield();
	return !got;
}

UK_TEST(who_waits_goes_on_when_it_may)
{
	int f = open(PATH, O_CREAT | O_RDWR, 0600);
	int shared = LOCK_SH, exclusive = LOCK_EX;
	struct uk_thread *t;

	UK_EXPECT_INT(flock(f, LOCK_EX), ==, 0);
	UK_EXPECT(waits(&t, &exclusive));
	UK_EXPECT_INT(flock(f, LOCK_SH), ==, 0);
	uk_thread_yield();
	UK_EXPECT(!got);
	UK_EXPECT_INT(flock(f, LOCK_UN), ==, 0);
	UK_EXPECT_INT(uk_thread_join(t, NULL), ==, 0);
	UK_EXPECT(got);
	UK_EXPECT_INT(flock(f, LOCK_EX), ==, 0);
	UK_EXPECT(waits(&t, &shared));
	UK_EXPECT_INT(close(f), ==, 0);
	UK_EXPECT_INT(uk_thread_join(t, NULL), ==, 0);
	UK_EXPECT(got);
	UK_EXPECT_INT(unlink(PATH), ==, 0);
}
