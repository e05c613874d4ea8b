// SPDX-License-Identifier: BSD-3-Clause
// Tests of caches: objects of many sizes, against what they were filled with.

#include "../internal.h"
#include "pages.h"

#include <uk/memory.h>
#include <uk/palloc.h>
#include <uk/test.h>

__attribute__((weak)) void slab_test_pages(void) {}

static size_t free_pages(void)
{
	struct uk_palloc_stats stats;

	slab_test_pages();
	uk_palloc_stats(&stats);
	return stats.free_pages;
}

UK_TEST(sizes_and_alignments_are_checked)
{
	struct uk_slab_cache c;

	UK_EXPECT_INT(uk_slab_init(&c, "t", 0, 0, NULL), ==, -EINVAL);
	UK_EXPECT_INT(uk_slab_init(&c, "t", UK_SLAB_BYTES_MAX + 1, 0, NULL), ==,
		      -EINVAL);
	UK_EXPECT_INT(uk_slab_init(&c, "t", 8, 3, NULL), ==, -EINVAL);
	UK_EXPECT_INT(uk_slab_init(&c, "t", 8, 2 * UK_ARCH_PAGE_SIZE, NULL), ==,
		      -EINVAL);
	UK_EXPECT_INT(uk_slab_init(&c, "t", 1, UK_ARCH_PAGE_SIZE, NULL), ==, 0);
	UK_EXPECT_INT(uk_slab_init(&c, "t", UK_SLAB_BYTES_MAX, 0, NULL), ==, 0);
	UK_EXPECT_INT(c.count, >=, 3);
}

UK_TEST(every_index_is_found_again)
{
	struct uk_slab_cache c;

	for (size_t bytes = 1; bytes <= UK_SLAB_BYTES_MAX;
	     bytes += 1 + bytes / 9) {
		UK_EXPECT_INT(uk_slab_init(&c, "t", bytes, 0, NULL), ==, 0);
		UK_EXPECT_INT(c.first + c.count * c.stride, <=, slab_bytes(&c));
		UK_EXPECT_INT(c.first, >=, sizeof(struct slab) + 2 * c.count);
		for (uint32_t i = 0; i < c.count; i++) {
			uint64_t offset = (uint64_t)i * c.stride;

			UK_EXPECT_INT(offset * c.inverse >> 32, ==, i);
		}
	}
}

/* Takes objects until `wanted`, fills each with its number; how many it got. */
static unsigned take_all(struct uk_slab_cache *c, unsigned char **objects,
			 unsigned wanted)
{
	unsigned i = 0;

	while (i < wanted && (objects[i] = uk_slab_alloc(c))) {
		memset(objects[i], (int)i, c->bytes);
		i++;
	}
	return i;
}

static bool are_filled(const struct uk_slab_cache *c, unsigned char **objects,
		       unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		if (objects[i][0] != (unsigned char)i ||
		    objects[i][c->bytes - 1] != (unsigned char)i)
			return false;
	return true;
}

UK_TEST(objects_are_aligned_and_apart)
{
	static const struct {
		size_t bytes, align;
	} kinds[] = {{1, 0}, {24, 0}, {40, 64}, {100, 1}, {3000, 4096}};
	static unsigned char *objects[64];
	size_t before = free_pages();

	for (size_t k = 0; k < UK_ARRAY_LEN(kinds); k++) {
		struct uk_slab_cache c;
		size_t align = UK_MAX(kinds[k].align, 1);
		unsigned count;

		UK_EXPECT_INT(
		    uk_slab_init(&c, "t", kinds[k].bytes, kinds[k].align, NULL),
		    ==, 0);
		count = take_all(&c, objects, UK_ARRAY_LEN(objects));
		if (count < UK_ARRAY_LEN(objects))
			UK_EXPECT_INT(c.stats.failures, ==, 1);
		UK_EXPECT_INT(count, >, 2);
		UK_EXPECT(are_filled(&c, objects, count));
		UK_EXPECT_INT(uk_slab_fini(&c), ==, -EBUSY);
		for (unsigned i = 0; i < count; i++) {
			UK_EXPECT(UK_IS_ALIGNED((uintptr_t)objects[i], align));
			uk_slab_free(&c, objects[i]);
		}
		UK_EXPECT_INT(uk_slab_fini(&c), ==, 0);
	}
	UK_EXPECT_INT(free_pages(), ==, before);
}

UK_TEST(grows_and_shrinks_by_slabs)
{
	static unsigned char *objects[300];
	struct uk_slab_cache c;
	struct uk_slab_stats stats;
	size_t before = free_pages();
	unsigned count;

	UK_EXPECT_INT(uk_slab_init(&c, "t", 200, 0, NULL), ==, 0);
	count = UK_MIN(3 * c.count, (uint32_t)UK_ARRAY_LEN(objects));
	UK_EXPECT_INT(take_all(&c, objects, count), ==, count);
	uk_slab_stats(&c, &stats);
	UK_EXPECT_INT(stats.objects, ==, count);
	UK_EXPECT_INT(stats.slabs, ==, 3);
	UK_EXPECT_INT(free_pages(), ==, before - stats.pages);
	while (count)
		uk_slab_free(&c, objects[--count]);
	uk_slab_free(&c, NULL);
	/* One slab is kept for who comes next. */
	uk_slab_stats(&c, &stats);
	UK_EXPECT_INT(stats.objects, ==, 0);
	UK_EXPECT_INT(stats.slabs, ==, 1);
	UK_EXPECT(uk_slab_alloc(&c) == objects[2 * c.count]);
	uk_slab_free(&c, objects[2 * c.count]);
	UK_EXPECT_INT(uk_slab_trim(&c), ==, c.pages);
	UK_EXPECT_INT(uk_slab_trim(&c), ==, 0);
	UK_EXPECT_INT(free_pages(), ==, before);
}

static unsigned constructed;

static void construct(void *object)
{
	*(unsigned *)object = 0xc0de;
	constructed++;
}

UK_TEST(objects_stay_constructed)
{
	struct uk_slab_cache c;
	unsigned *p, *q;

	free_pages();
	constructed = 0;
	UK_EXPECT_INT(uk_slab_init(&c, "t", 64, 0, construct), ==, 0);
	p = uk_slab_alloc(&c);
	UK_EXPECT(p && *p == 0xc0de);
	UK_EXPECT_INT(constructed, ==, c.count);
	p[1] = 7;
	uk_slab_free(&c, p);
	q = uk_slab_alloc(&c);
	UK_EXPECT(q == p && q[0] == 0xc0de && q[1] == 7);
	uk_slab_free(&c, q);
	UK_EXPECT_INT(uk_slab_fini(&c), ==, 0);
	UK_EXPECT_INT(constructed, ==, c.count);
}

static uint32_t seed;

static unsigned random_below(unsigned end)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed % end;
}

UK_TEST(random_calls_follow_the_model)
{
	static unsigned char *slots[250];
	struct uk_slab_cache c;
	size_t before = free_pages(), objects = 0;

	UK_EXPECT_INT(uk_slab_init(&c, "t", 72, 0, NULL), ==, 0);
	seed = 5;
	for (unsigned i = 0; i < 6000; i++) {
		/* In turn mostly more, then mostly fewer. */
		bool grows = i / 1000 % 2 == 0;
		unsigned n = random_below(UK_ARRAY_LEN(slots));
		unsigned char *p = slots[n];

		if (p && (!grows || random_below(4) == 0)) {
			UK_EXPECT(p[0] == (unsigned char)n && p[71] == p[0]);
			uk_slab_free(&c, p);
			slots[n] = NULL;
			objects--;
		} else if (!p && (grows || random_below(4) == 0)) {
			slots[n] = p = uk_slab_alloc(&c);
			UK_EXPECT(p != NULL);
			memset(p, (int)n, 72);
			objects++;
		}
		UK_EXPECT_INT(c.stats.objects, ==, objects);
		UK_EXPECT_INT(c.stats.slabs * c.count, >=, objects);
	}
	for (unsigned n = 0; n < UK_ARRAY_LEN(slots); n++) {
		uk_slab_free(&c, slots[n]);
		slots[n] = NULL;
	}
	UK_EXPECT_INT(uk_slab_fini(&c), ==, 0);
	UK_EXPECT_INT(c.stats.peak, <=, UK_ARRAY_LEN(slots));
	UK_EXPECT_INT(free_pages(), ==, before);
}
