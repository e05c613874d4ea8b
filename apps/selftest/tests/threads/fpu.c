// SPDX-License-Identifier: BSD-3-Clause
// Tests: threads compute at once, and none changes another's numbers.
#include <uk/test.h>
#include <uk/thread.h>

enum { MS = 1000000 };

static volatile bool stop;

struct sum {
	volatile unsigned long rounds;
	double start, end;
};

/* As many of the FPU's registers as a compiler uses at once. */
static void *computes(void *arg)
{
	struct sum *s = arg;
	double a = s->start, b = a * 2, c = a * 3, d = a * 4, e = a * 5;

	while (!stop) {
		a += 1;
		b += 1;
		c += 1;
		d += 1;
		e += 1;
		if (++s->rounds % 64 == 0)
			uk_thread_yield();
	}
	s->end = a - s->start == (double)s->rounds && b == a + s->start &&
			 c == b + s->start && d == c + s->start &&
			 e == d + s->start
		     ? s->start
		     : 0;
	return NULL;
}

UK_TEST(threads_keep_their_floating_point_numbers)
{
	struct sum sums[3] = {{.start = 1.5}, {.start = -7.25}, {.start = 64}};
	uint64_t limit = uk_plat_time_ns() + 10000ULL * MS;
	struct uk_thread *t[3];

	stop = false;
	for (unsigned i = 0; i < 3; i++)
		UK_EXPECT_INT(uk_thread_create(&t[i], NULL, computes, &sums[i]),
			      ==, 0);
	for (unsigned i = 0; i < 3; i++)
		while (sums[i].rounds < 1000 && uk_plat_time_ns() < limit)
			uk_thread_yield();
	uk_thread_sleep(uk_plat_time_ns() + 30 * MS);
	stop = true;
	for (unsigned i = 0; i < 3; i++) {
		UK_EXPECT_INT(uk_thread_join(t[i], NULL), ==, 0);
		UK_EXPECT(sums[i].rounds >= 1000);
		UK_EXPECT(sums[i].end == sums[i].start);
	}
}
