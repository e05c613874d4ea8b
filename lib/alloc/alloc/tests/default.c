// SPDX-License-Identifier: BSD-3-Clause
// Tests of what allocators share, and of the heap that the image was built
// with.

#include <uk/alloc/impl.h>
#include <uk/alloc/model.h>
#include <uk/test.h>

UK_TEST(rounds_up_or_refuses)
{
	size_t bytes = 1;

	UK_EXPECT(uk_alloc_round(&bytes, 8, 16));
	UK_EXPECT_INT(bytes, ==, 16);
	UK_EXPECT(uk_alloc_round(&bytes, 0, 16));
	UK_EXPECT_INT(bytes, ==, 16);
	bytes = SIZE_MAX - 15;
	UK_EXPECT(uk_alloc_round(&bytes, 0, 16));
	UK_EXPECT(!uk_alloc_round(&bytes, 1, 16));
	UK_EXPECT(!uk_alloc_round(&bytes, 16, 1));
	UK_EXPECT(bytes == SIZE_MAX - 15);
}

UK_TEST(counts_blocks_bytes_and_the_peak)
{
	struct uk_alloc a = {.name = "counted"};

	uk_alloc_stats_take(&a, 100);
	uk_alloc_stats_take(&a, 50);
	uk_alloc_stats_change(&a, 50, 20);
	UK_EXPECT_INT(a.stats.count, ==, 2);
	UK_EXPECT_INT(a.stats.used_bytes, ==, 120);
	UK_EXPECT_INT(a.stats.peak_bytes, ==, 150);
	uk_alloc_stats_give(&a, 100);
	uk_alloc_stats_give(&a, 20);
	UK_EXPECT_INT(a.stats.count, ==, 0);
	UK_EXPECT_INT(a.stats.used_bytes, ==, 0);
	UK_EXPECT_INT(a.stats.peak_bytes, ==, 150);
}

/* An allocator with none of the optional operations but `usable`: two blocks of
 * 32 bytes, each handed out once. */
static struct {
	_Alignas(max_align_t) char blocks[2][32];
	unsigned taken, freed;
} two;

static void *two_alloc(struct uk_alloc *a, size_t bytes, size_t align)
{
	(void)a;
	(void)align;
	return bytes <= 32 && two.taken < 2 ? two.blocks[two.taken++] : NULL;
}

static void two_free(struct uk_alloc *a, void *p)
{
	(void)a;
	(void)p;
	two.freed++;
}

static size_t two_usable(struct uk_alloc *a, const void *p)
{
	(void)a;
	/* The first block pretends to be short, so that growing it moves it. */
	return p == two.blocks[0] ? 16 : 32;
}

UK_TEST(resize_without_the_operation_moves)
{
	static const struct uk_alloc_ops ops = {
	    .alloc = two_alloc, .free = two_free, .usable = two_usable};
	struct uk_alloc a = {.ops = &ops};
	char *p, *q;

	two.taken = two.freed = 0;
	p = uk_alloc_resize(&a, NULL, 10);
	UK_EXPECT(p == two.blocks[0]);
	memcpy(p, "0123456789abcdef", 16);
	UK_EXPECT(uk_alloc_resize(&a, p, 16) == p);
	UK_EXPECT(uk_alloc_resize(&a, p, 33) == NULL);
	UK_EXPECT_INT(two.freed, ==, 0);
	q = uk_alloc_resize(&a, p, 17);
	UK_EXPECT(q == two.blocks[1]);
	UK_EXPECT_INT(two.freed, ==, 1);
	UK_EXPECT(memcmp(q, "0123456789abcdef", 16) == 0);
}

UK_TEST(absent_operations_are_not_supported)
{
	static const struct uk_alloc_ops ops = {.alloc = two_alloc,
						.free = two_free};
	struct uk_alloc a = {.ops = &ops};
	char *p;

	two.taken = two.freed = 0;
	p = uk_alloc(&a, 1);
	UK_EXPECT_INT(uk_alloc_usable(&a, p), ==, -ENOTSUP);
	UK_EXPECT_INT(uk_alloc_add(&a, p, 1), ==, -ENOTSUP);
	UK_EXPECT_INT(uk_alloc_check(&a), ==, -ENOTSUP);
	UK_EXPECT(uk_alloc_resize(&a, p, 2) == NULL);
	UK_EXPECT_INT(two.freed, ==, 0);
}

UK_TEST(default_heap_follows_the_model)
{
	const char *wrong;

	if (!uk_alloc_default())
		UK_TEST_SKIP("no heap is ticked");
	/* A region never gets all of this back: it must not be much. */
	wrong = uk_alloc_model_run(uk_alloc_default(), 42, 300, 512);
	if (wrong)
		uk_test_fail(__FILE__, __LINE__, "%s", wrong);
}
