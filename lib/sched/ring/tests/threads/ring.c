// SPDX-License-Identifier: BSD-3-Clause
// Tests: every message arrives once, in order, however many put and take.
#include <uk/ring.h>
#include <uk/test.h>
#include <uk/thread.h>

enum { ROOM = 3, EACH = 200, PUTTERS = 3 };

struct message {
	unsigned from, number;
};

static struct uk_ring ring;
static struct message memory[ROOM];

static void *puts_each(void *arg)
{
	struct message m = {.from = *(unsigned *)arg};

	for (m.number = 0; m.number < EACH; m.number++)
		if (uk_ring_put(&ring, &m, UK_PLAT_FOREVER))
			return NULL;
	return arg;
}

UK_TEST(ring_brings_every_message_once_in_its_order)
{
	static unsigned numbers[PUTTERS] = {0, 1, 2};
	unsigned next[PUTTERS] = {0};
	struct uk_thread *t[PUTTERS];
	struct message m;

	uk_ring_init(&ring, memory, sizeof(m), ROOM);
	for (unsigned i = 0; i < PUTTERS; i++)
		UK_EXPECT_INT(
		    uk_thread_create(&t[i], NULL, puts_each, &numbers[i]), ==,
		    0);
	for (unsigned i = 0; i < PUTTERS * EACH; i++) {
		UK_EXPECT_INT(uk_ring_take(&ring, &m, UK_PLAT_FOREVER), ==, 0);
		UK_EXPECT_INT(m.number, ==, next[m.from]++);
	}
	for (unsigned i = 0; i < PUTTERS; i++)
		UK_EXPECT_INT(uk_thread_join(t[i], NULL), ==, 0);
	UK_EXPECT_INT(uk_ring_try_take(&ring, &m), ==, -EAGAIN);
}

UK_TEST(ring_full_or_empty_times_out)
{
	struct message m = {.number = 7};

	uk_ring_init(&ring, memory, sizeof(m), ROOM);
	UK_EXPECT_INT(uk_ring_take(&ring, &m, uk_plat_time_ns() + 5000000), ==,
		      -ETIMEDOUT);
	for (unsigned i = 0; i < ROOM; i++)
		UK_EXPECT_INT(uk_ring_try_put(&ring, &m), ==, 0);
	UK_EXPECT_INT(uk_ring_try_put(&ring, &m), ==, -EAGAIN);
	UK_EXPECT_INT(uk_ring_put(&ring, &m, uk_plat_time_ns() + 5000000), ==,
		      -ETIMEDOUT);
	for (unsigned i = 0; i < ROOM; i++)
		UK_EXPECT_INT(uk_ring_try_take(&ring, &m), ==, 0);
	UK_EXPECT_INT(m.number, ==, 7);
}
