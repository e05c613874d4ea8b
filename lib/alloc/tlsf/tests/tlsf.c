// SPDX-License-Identifier: BSD-3-Clause
// Tests of the tlsf heap in an arena of its own.

#include "../heap.h"

#include <uk/alloc/model.h>
#include <uk/test.h>
#include <uk/tlsf.h>

static char arena[48 << 10] UK_ALIGNED(64);

UK_TEST(bins_are_ordered_and_within_the_table)
{
	unsigned last = 0;

	for (size_t bytes = BLOCK_MIN; bytes < 1 << 16; bytes += GRAIN) {
		unsigned bin = tlsf_bin_of(bytes);

		UK_EXPECT(bin == last || bin == last + 1 || bytes == BLOCK_MIN);
		last = bin;
	}
	for (unsigned bit = 5; bit < 8 * sizeof(size_t); bit++) {
		size_t bytes = (size_t)1 << bit;

		UK_EXPECT_INT(tlsf_bin_of(bytes), <, ROWS * COLUMNS);
		UK_EXPECT_INT(tlsf_bin_of(bytes - GRAIN), <=,
			      tlsf_bin_of(bytes));
	}
	/* The search looks in the bin after the request's. */
	UK_EXPECT_INT(tlsf_bin_of(BLOCK_MAX) + 1, <, ROWS * COLUMNS);
}

UK_TEST(refuses_memory_that_is_too_little)
{
	UK_EXPECT(uk_tlsf_create(arena, 0) == NULL);
	UK_EXPECT(uk_tlsf_create(arena, sizeof(struct tlsf)) == NULL);
	UK_EXPECT(uk_tlsf_create(arena + 1, sizeof(struct tlsf) + 4 * GRAIN) ==
		  NULL);
}

UK_TEST(works_from_any_address)
{
	for (size_t skew = 0; skew < 2 * GRAIN; skew++) {
		struct uk_alloc *a = uk_tlsf_create(arena + skew, 6000);
		void *p;

		UK_EXPECT(a != NULL);
		p = uk_alloc(a, 600);
		UK_EXPECT(p && UK_IS_ALIGNED((uintptr_t)p, GRAIN));
		UK_EXPECT_INT(a->stats.total_bytes, <=, 6000);
		memset(p, 1, 600);
		UK_EXPECT_INT(uk_alloc_check(a), ==, 0);
	}
}

UK_TEST(random_calls_follow_the_model)
{
	for (uint64_t seed = 1; seed <= 8; seed++) {
		struct uk_alloc *a = uk_tlsf_create(arena, sizeof(arena));
		size_t largest = uk_alloc_model_largest(a);
		const char *wrong = uk_alloc_model_run(a, seed, 1500, 8192);

		if (wrong)
			uk_test_fail(__FILE__, __LINE__, "seed %u: %s",
				     (unsigned)seed, wrong);
		UK_EXPECT_INT(uk_alloc_model_largest(a), ==, largest);
	}
}

UK_TEST(all_memory_comes_back_as_one_block)
{
	struct uk_alloc *a = uk_tlsf_create(arena, sizeof(arena));
	size_t largest = uk_alloc_model_largest(a);
	void *blocks[64], *p;

	/* At most tables, pool and tags are missing. */
	UK_EXPECT_INT(largest, >, sizeof(arena) - sizeof(struct tlsf) - 64);
	for (size_t i = 0; i < UK_ARRAY_LEN(blocks); i++)
		blocks[i] = uk_alloc(a, 100 + i);
	for (size_t i = 0; i < UK_ARRAY_LEN(blocks); i += 2)
		uk_free(a, blocks[i]);
	UK_EXPECT_INT(uk_alloc_check(a), ==, 0);
	for (size_t i = 1; i < UK_ARRAY_LEN(blocks); i += 2)
		uk_free(a, blocks[i]);
	p = uk_alloc(a, largest);
	UK_EXPECT(p != NULL);
	UK_EXPECT(uk_alloc(a, 1) == NULL);
	uk_free(a, p);
	UK_EXPECT_INT(uk_alloc_check(a), ==, 0);
}

UK_TEST(short_blocks_are_kept_whole)
{
	struct uk_alloc *a = uk_tlsf_create(arena, sizeof(arena));
	size_t used = a->stats.used_bytes;
	char *p = uk_alloc(a, 40), *q = uk_alloc(a, 40);

	uk_free(a, p);
	uk_free(a, q);
	UK_EXPECT_INT(a->stats.used_bytes, ==, used);
	UK_EXPECT_INT(uk_alloc_check(a), ==, 0);
	UK_EXPECT(uk_alloc_aligned(a, 40, 4096) != q);
	UK_EXPECT(uk_alloc(a, 40) == q);
	UK_EXPECT(uk_alloc(a, 40) == p);
	UK_EXPECT_INT(uk_alloc_check(a), ==, 0);
}

UK_TEST(no_more_blocks_are_kept_than_configured)
{
	struct uk_alloc *a = uk_tlsf_create(arena, sizeof(arena));
	size_t largest = uk_alloc_model_largest(a), count;
	void *last = NULL;

	/* Each block holds the address of the one before. */
	for (void **p; (p = uk_alloc(a, sizeof(*p))); last = p)
		*p = last;
	count = a->stats.count;
	UK_EXPECT_INT(count, >, 1024);
	for (void **p = last; p; p = last) {
		last = *p;
		uk_free(a, p);
	}
	UK_EXPECT_INT(tlsf_of(a)->quick_count, ==,
		      UK_MIN(count, (size_t)CONFIG_TLSF_QUICK));
	UK_EXPECT_INT(uk_alloc_check(a), ==, 0);
	UK_EXPECT_INT(uk_alloc_model_largest(a), ==, largest);
	UK_EXPECT_INT(tlsf_of(a)->quick_count, ==, 0);
}

UK_TEST(resize_stays_where_it_can)
{
	struct uk_alloc *a = uk_tlsf_create(arena, sizeof(arena));
	char *p = uk_alloc(a, 1000), *q;
	size_t peak;

	UK_EXPECT(uk_alloc_resize(a, p, 100) == p);
	UK_EXPECT(uk_alloc_resize(a, p, 20000) == p);
	UK_EXPECT_INT(uk_alloc_usable(a, p), >=, 20000);
	q = uk_alloc(a, 10);
	UK_EXPECT_INT(q - p, >=, 20000);
	peak = a->stats.peak_bytes;
	p[99] = 42;
	UK_EXPECT(uk_alloc_resize(a, p, 100) == p);
	UK_EXPECT_INT(uk_alloc_usable(a, p), <, 140);
	UK_EXPECT_INT(a->stats.peak_bytes, ==, peak);
	UK_EXPECT(uk_alloc_resize(a, p, 20000) == p);
	p = uk_alloc_resize(a, p, 20100);
	UK_EXPECT(p > q && p[99] == 42);
	UK_EXPECT_INT(uk_alloc_check(a), ==, 0);
}

UK_TEST(grows_by_what_is_added)
{
	struct uk_alloc *a = uk_tlsf_create(arena, 8 << 10);
	size_t largest = uk_alloc_model_largest(a);
	char *half = arena + (24 << 10), *quarter = arena + (8 << 10);

	UK_EXPECT(uk_alloc(a, 12 << 10) == NULL);
	UK_EXPECT_INT(uk_alloc_add(a, arena + 5000, 8 << 10), ==, -EINVAL);
	UK_EXPECT_INT(uk_alloc_add(a, half, 16), ==, -EINVAL);
	UK_EXPECT_INT(uk_alloc_add(a, half, SIZE_MAX), ==, -EINVAL);
	UK_EXPECT_INT(uk_alloc_add(a, half, 16 << 10), ==, 0);
	UK_EXPECT_INT(uk_alloc_add(a, half, 16 << 10), ==, -EINVAL);
	UK_EXPECT_INT(uk_alloc_add(a, half - 100, 200), ==, -EINVAL);
	UK_EXPECT_INT(a->stats.total_bytes, >=, (24 << 10) - GRAIN);
	UK_EXPECT_INT(uk_alloc_check(a), ==, 0);
	UK_EXPECT_INT(uk_alloc_model_largest(a), >, 15 << 10);

	/* Right above the first: both become one. */
	UK_EXPECT_INT(uk_alloc_add(a, quarter, 16 << 10), ==, 0);
	UK_EXPECT_INT(uk_alloc_model_largest(a), ==, largest + (16 << 10));
	UK_EXPECT_INT(uk_alloc_check(a), ==, 0);
	UK_EXPECT(uk_alloc_model_run(a, 3, 1000, 8192) == NULL);
}

UK_TEST(check_finds_damage)
{
	struct uk_alloc *a = uk_tlsf_create(arena, sizeof(arena));
	struct tlsf *t = tlsf_of(a);
	char *p = uk_alloc(a, 40), *q = uk_alloc(a, 40), *r = uk_alloc(a, 40);
	size_t saved = block_of(q)->tag;

	UK_EXPECT(p && q && r);
	/* One word too many. */
	memset(p, 0xff, (size_t)uk_alloc_usable(a, p) + sizeof(size_t));
	UK_EXPECT_INT(uk_alloc_check(a), ==, -EFAULT);
	block_of(q)->tag = saved;
	UK_EXPECT_INT(uk_alloc_check(a), ==, 0);
	block_of(q)->tag = saved + GRAIN;
	UK_EXPECT_INT(uk_alloc_check(a), ==, -EFAULT);
	block_of(q)->tag = saved;

	/* In a quick bin first, then in one of the others. */
	uk_free(a, q);
	for (unsigned i = 0; i < 2; i++) {
		block_of(q)->next = (struct block *)&saved;
		UK_EXPECT_INT(uk_alloc_check(a), ==, -EFAULT);
		block_of(q)->next = NULL;
		UK_EXPECT_INT(uk_alloc_check(a), ==, 0);
		UK_EXPECT(tlsf_quick_flush(t) == (i == 0));
	}
	t->quick[1] = block_of(r);
	UK_EXPECT_INT(uk_alloc_check(a), ==, -EFAULT);
	t->quick[1] = NULL;
	t->quick_count++;
	UK_EXPECT_INT(uk_alloc_check(a), ==, -EFAULT);
	t->quick_count--;
	t->rows ^= 1;
	UK_EXPECT_INT(uk_alloc_check(a), ==, -EFAULT);
	t->rows ^= 1;
	t->columns[1] ^= 2;
	UK_EXPECT_INT(uk_alloc_check(a), ==, -EFAULT);
	t->columns[1] ^= 2;
	a->stats.count++;
	UK_EXPECT_INT(uk_alloc_check(a), ==, -EFAULT);
}
