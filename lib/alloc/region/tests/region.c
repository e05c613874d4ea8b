// SPDX-License-Identifier: BSD-3-Clause
// Tests of the region heap in an arena of its own.
#include "heap.h"

#include <uk/alloc/model.h>
#include <uk/region.h>
#include <uk/test.h>

static char arena[32 << 10] UK_ALIGNED(64);

UK_TEST(refuses_memory_that_is_too_little)
{
	UK_EXPECT(uk_region_create(arena, 0) == NULL);
	UK_EXPECT(uk_region_create(arena, sizeof(struct region)) == NULL);
	for (size_t bytes = 120; bytes < 300; bytes++) {
		struct uk_alloc *a = uk_region_create(arena + 1, bytes);

		if (!a)
			continue;
		UK_EXPECT_INT(a->stats.total_bytes, <=, bytes);
		UK_EXPECT_INT(uk_alloc_model_largest(a), >, 0);
		UK_EXPECT_INT(uk_alloc_model_largest(a), <,
			      bytes - sizeof(struct region));
	}
	UK_EXPECT(uk_region_create(arena + 1, 256) != NULL);
}

UK_TEST(blocks_come_back_in_reverse_order)
{
	struct uk_alloc *a = uk_region_create(arena, sizeof(arena));
	char *first = uk_alloc(a, 100), *p = uk_alloc(a, 10), *q, *r;

	q = uk_alloc(a, 3);
	r = uk_alloc(a, 50);
	UK_EXPECT(first < p && p < q && q < r);
	uk_free(a, r);
	uk_free(a, q);
	uk_free(a, p);
	UK_EXPECT(uk_alloc(a, 60) == p);
	UK_EXPECT((char *)uk_alloc(a, 30) > p);
	UK_EXPECT_INT(a->stats.count, ==, 3);
}

UK_TEST(a_block_in_the_middle_stays_taken)
{
	struct uk_alloc *a = uk_region_create(arena, sizeof(arena));
	char *p = uk_alloc(a, 100), *q = uk_alloc(a, 100), *r;

	uk_free(a, p);
	r = uk_alloc(a, 100);
	UK_EXPECT(r > q);
	/* Once nothing is left, the region begins anew. */
	uk_free(a, q);
	uk_free(a, r);
	UK_EXPECT_INT(a->stats.used_bytes, ==, 0);
	UK_EXPECT(uk_alloc(a, 100) == p);
}

UK_TEST(the_last_block_grows_in_place)
{
	struct uk_alloc *a = uk_region_create(arena, sizeof(arena));
	char *p = uk_alloc(a, 16), *q;

	p[15] = 7;
	UK_EXPECT(uk_alloc_resize(a, p, 20000) == p);
	UK_EXPECT_INT(uk_alloc_usable(a, p), >=, 20000);
	UK_EXPECT(uk_alloc_resize(a, p, 16) == p);
	UK_EXPECT_INT(a->stats.used_bytes, <=, 48);
	q = uk_alloc(a, 16);
	UK_EXPECT(q > p && q - p < 64);
	UK_EXPECT(uk_alloc_resize(a, p, 8) == p);
	p = uk_alloc_resize(a, p, 100);
	UK_EXPECT(p > q && p[15] == 7);
	UK_EXPECT(uk_alloc_resize(a, p, sizeof(arena)) == NULL);
	UK_EXPECT_INT(p[15], ==, 7);
}

UK_TEST(random_calls_follow_the_model)
{
	for (uint64_t seed = 1; seed <= 8; seed++) {
		struct uk_alloc *a = uk_region_create(arena, sizeof(arena));
		size_t largest = uk_alloc_model_largest(a);
		const char *wrong = uk_alloc_model_run(a, seed, 400, 1024);

		if (wrong)
			uk_test_fail(__FILE__, __LINE__, "seed %u: %s",
				     (unsigned)seed, wrong);
		UK_EXPECT_INT(uk_alloc_model_largest(a), ==, largest);
	}
}
