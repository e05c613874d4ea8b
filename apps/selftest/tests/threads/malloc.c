// SPDX-License-Identifier: BSD-3-Clause
// Tests: threads take and give memory at once, and each block is one's alone.
#include <stdlib.h>
#include <string.h>
#include <uk/alloc.h>
#include <uk/test.h>
#include <uk/thread.h>

enum { SLOTS = 40, THREADS = 3, MS = 1000000 };

static volatile bool stop;

struct worker {
	unsigned char fill;
	unsigned random;
	unsigned long rounds;
	bool wrong;
	struct slot {
		unsigned char *p;
		unsigned bytes;
	} slots[SLOTS];
};

static unsigned random_below(struct worker *w, unsigned end)
{
	w->random = w->random * 1103515245 + 12345;
	return (w->random >> 8) % end;
}

static bool is_filled(const struct worker *w, const struct slot *s,
		      unsigned bytes)
{
	for (unsigned i = 0; i < bytes; i++)
		if (s->p[i] != w->fill)
			return false;
	return true;
}

/* A new block, the old one longer or shorter, or none any more. */
static void change(struct worker *w, struct slot *s)
{
	unsigned bytes = 1 + random_below(w, 700);
	unsigned least = s->bytes < bytes ? s->bytes : bytes;
	unsigned char *p;

	if (s->p && random_below(w, 3)) {
		w->wrong |= !is_filled(w, s, s->bytes);
		free(s->p);
		*s = (struct slot){NULL, 0};
		return;
	}
	p = realloc(s->p, bytes);
	if (!p)
		return;
	s->p = p;
	w->wrong |= !is_filled(w, s, least);
	memset(p, w->fill, bytes);
	s->bytes = bytes;
}

static void *works(void *arg)
{
	struct worker *w = arg;

	while (!stop && !w->wrong) {
		change(w, &w->slots[random_below(w, SLOTS)]);
		if (++w->rounds % 64 == 0)
			uk_thread_yield();
	}
	for (unsigned i = 0; i < SLOTS; i++)
		free(w->slots[i].p);
	return NULL;
}

UK_TEST(threads_share_the_heap)
{
	static struct worker workers[THREADS];
	struct uk_alloc *heap = uk_alloc_default();
	struct uk_thread *threads[THREADS];
	size_t blocks = heap->stats.count;
	int damage;

	stop = false;
	memset(workers, 0, sizeof(workers));
	for (unsigned i = 0; i < THREADS; i++) {
		workers[i].fill = workers[i].random = i + 1;
		UK_EXPECT_INT(
		    uk_thread_create(&threads[i], NULL, works, &workers[i]), ==,
		    0);
	}
	uk_thread_sleep(uk_plat_time_ns() + 40 * MS);
	stop = true;
	for (unsigned i = 0; i < THREADS; i++)
		UK_EXPECT_INT(uk_thread_join(threads[i], NULL), ==, 0);
	for (unsigned i = 0; i < THREADS; i++) {
		UK_EXPECT(!workers[i].wrong);
		UK_EXPECT_INT(workers[i].rounds, >, 64);
	}
	damage = uk_alloc_check(heap);
	UK_EXPECT(damage == 0 || damage == -ENOTSUP);
	UK_EXPECT_INT(heap->stats.count, ==, blocks);
}
