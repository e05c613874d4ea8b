// SPDX-License-Identifier: BSD-3-Clause
// Tests of the red zones, around a heap that only ever moves forward.

#include "../zone.h"

#include <uk/alloc/impl.h>
#include <uk/alloc/model.h>
#include <uk/test.h>

static char arena[48 << 10] UK_ALIGNED(64);

/* The heap behind: like the ones to choose from, it knows nothing of zones. */
static struct heap {
	struct uk_alloc alloc;
	size_t filled;
	unsigned freed;
} heap;

static void *heap_alloc(struct uk_alloc *a, size_t bytes, size_t align)
{
	uintptr_t p = (uintptr_t)arena + heap.filled;

	if (!uk_alloc_round(&p, 0, align) ||
	    p - (uintptr_t)arena > sizeof(arena) ||
	    bytes > sizeof(arena) - (p - (uintptr_t)arena)) {
		a->stats.failures++;
		return NULL;
	}
	heap.filled = p - (uintptr_t)arena + bytes;
	a->stats.count++;
	return (void *)p;
}

static void heap_free(struct uk_alloc *a, void *p)
{
	(void)p;
	heap.freed++;
	if (--a->stats.count == 0)
		heap.filled = 0;
}

static struct redzone watch;

static struct uk_alloc *fresh(size_t quarantine)
{
	static const struct uk_alloc_ops ops = {.alloc = heap_alloc,
						.free = heap_free};

	heap = (struct heap){.alloc = {.ops = &ops}};
	heap.alloc.stats.total_bytes = sizeof(arena);
	redzone_setup(&watch, &heap.alloc, quarantine);
	return &watch.alloc;
}

static enum uk_redzone_state state_of(const void *p)
{
	return uk_redzone_inspect(p, NULL);
}

UK_TEST(random_calls_follow_the_model)
{
	for (uint64_t seed = 1; seed <= 8; seed++) {
		const char *wrong =
		    uk_alloc_model_run(fresh(seed), seed, 300, 512);

		if (wrong)
			uk_test_fail(__FILE__, __LINE__, "seed %u: %s",
				     (unsigned)seed, wrong);
	}
}

UK_TEST(overflow_is_found_to_the_byte)
{
	struct uk_alloc *a = fresh(4);
	unsigned char *p = uk_alloc(a, 13);
	const unsigned char *at;

	UK_EXPECT_INT(uk_alloc_usable(a, p), ==, 13);
	memset(p, 0, 13);
	UK_EXPECT_INT(uk_alloc_check(a), ==, 0);
	p[13] = 0;
	UK_EXPECT_INT(uk_redzone_inspect(p, &at), ==, UK_REDZONE_OVERFLOW);
	UK_EXPECT(at == p + 13);
	UK_EXPECT_INT(uk_alloc_check(a), ==, -EFAULT);
	p[13] = FILL_ZONE;
	p[13 + ZONE_BYTES - 1] ^= 1;
	UK_EXPECT_INT(state_of(p), ==, UK_REDZONE_OVERFLOW);
	p[13 + ZONE_BYTES - 1] ^= 1;
	UK_EXPECT_INT(state_of(p), ==, UK_REDZONE_USED);
}

UK_TEST(underflow_is_found_to_the_byte)
{
	struct uk_alloc *a = fresh(4);
	unsigned char *p = uk_alloc_aligned(a, 100, 256);
	const unsigned char *at;

	p[-1] = 0;
	UK_EXPECT_INT(uk_redzone_inspect(p, &at), ==, UK_REDZONE_UNDERFLOW);
	UK_EXPECT(at == p - 1);
	UK_EXPECT_INT(uk_alloc_check(a), ==, -EFAULT);
	p[-1] = FILL_ZONE;
	p[-(long)ZONE_BYTES] ^= 1;
	UK_EXPECT_INT(state_of(p), ==, UK_REDZONE_UNDERFLOW);
	/* And beyond the zone, into what is kept about the block. */
	p[-(long)ZONE_BYTES] ^= 1;
	block_of(p)->seal ^= 0x100;
	UK_EXPECT_INT(state_of(p), ==, UK_REDZONE_NONE);
	UK_EXPECT_INT(uk_alloc_check(a), ==, -EFAULT);
}

UK_TEST(writes_after_the_free_are_found)
{
	struct uk_alloc *a = fresh(4);
	unsigned char *p = uk_alloc(a, 40);
	const unsigned char *at;

	memset(p, 1, 40);
	uk_free(a, p);
	UK_EXPECT_INT(state_of(p), ==, UK_REDZONE_FREED);
	UK_EXPECT_INT(uk_alloc_check(a), ==, 0);
	p[39] = 1;
	UK_EXPECT_INT(uk_redzone_inspect(p, &at), ==, UK_REDZONE_STALE);
	UK_EXPECT(at == p + 39);
	UK_EXPECT_INT(uk_alloc_check(a), ==, -EFAULT);
}

UK_TEST(what_is_no_block_is_known_as_none)
{
	struct uk_alloc *a = fresh(4);
	unsigned char *p = uk_alloc(a, 400);

	UK_EXPECT_INT(state_of(p), ==, UK_REDZONE_USED);
	UK_EXPECT_INT(state_of(p + 1), ==, UK_REDZONE_NONE);
	UK_EXPECT_INT(state_of(p + 16), ==, UK_REDZONE_NONE);
	UK_EXPECT_INT(state_of(p + 256), ==, UK_REDZONE_NONE);
}

UK_TEST(old_pointers_of_a_resized_block_are_freed_ones)
{
	struct uk_alloc *a = fresh(4);
	unsigned char *p = uk_alloc(a, 40), *q;

	memset(p, 3, 40);
	q = uk_alloc_resize(a, p, 41);
	UK_EXPECT(q && q != p && q[39] == 3);
	UK_EXPECT_INT(state_of(p), ==, UK_REDZONE_FREED);
	UK_EXPECT(uk_alloc_resize(a, q, 5) == q);
	q[5] = 3;
	UK_EXPECT_INT(state_of(q), ==, UK_REDZONE_OVERFLOW);
}

UK_TEST(quarantine_is_as_long_as_asked_for)
{
	struct uk_alloc *a = fresh(3);
	void *p[5];

	for (size_t i = 0; i < 5; i++)
		p[i] = uk_alloc(a, 10);
	for (size_t i = 0; i < 5; i++) {
		uk_free(a, p[i]);
		UK_EXPECT_INT(heap.freed, ==, i < 3 ? 0 : i - 2);
	}
	UK_EXPECT_INT(a->stats.count, ==, 0);
	UK_EXPECT_INT(a->stats.used_bytes, ==, 0);
	/* A block of more than a quarter of the heap does not stay. */
	p[0] = uk_alloc(a, sizeof(arena) / 3);
	UK_EXPECT(p[0] != NULL);
	uk_free(a, p[0]);
	UK_EXPECT_INT(heap.alloc.stats.count, ==, 0);
}

UK_TEST(quarantine_yields_when_memory_runs_out)
{
	struct uk_alloc *a = fresh(100);
	void *p[4];

	for (size_t i = 0; i < 4; i++)
		p[i] = uk_alloc(a, 2000);
	for (size_t i = 0; i < 4; i++)
		uk_free(a, p[i]);
	UK_EXPECT_INT(heap.alloc.stats.count, ==, 4);
	UK_EXPECT(uk_alloc(a, sizeof(arena) - 1000) != NULL);
	UK_EXPECT_INT(a->stats.failures, ==, 0);
	UK_EXPECT(uk_alloc(a, 2000) == NULL);
	UK_EXPECT_INT(a->stats.failures, ==, 1);
}
