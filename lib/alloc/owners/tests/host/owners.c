// SPDX-License-Identifier: BSD-3-Clause
// Tests of the books, over a heap that gives what it has one after the other.

#include "../../internal.h"

#include <uk/alloc/impl.h>
#include <uk/alloc/model.h>
#include <uk/owners.h>
#include <uk/test.h>

static char arena[64 << 10] UK_ALIGNED(4096);
static size_t used;

static void *take(struct uk_alloc *a, size_t bytes, size_t align)
{
	size_t at = UK_ALIGN_UP(used, align);

	(void)a;
	if (at > sizeof(arena) || bytes > sizeof(arena) - at)
		return NULL;
	used = at + bytes;
	return arena + at;
}

static void give(struct uk_alloc *a, void *p)
{
	(void)a;
	if (!((char *)p >= arena && (char *)p < arena + sizeof(arena)))
		used = SIZE_MAX;
}

static size_t usable(struct uk_alloc *a, const void *p)
{
	(void)a;
	return (size_t)(arena + used - (const char *)p);
}

static const struct uk_alloc_ops ops = {
    .alloc = take, .free = give, .usable = usable};
static struct uk_alloc heap = {.ops = &ops, .name = "arena"};

static struct uk_alloc *prepare(void)
{
	used = 0;
	heap.stats.total_bytes = sizeof(arena);
	uk_alloc_default_set(&heap);
	return uk_alloc_default();
}

/* What is known of a library; nothing if it never asked. */
static struct uk_owner owner(const char *lib)
{
	struct uk_owner o;

	for (unsigned n = 0; uk_owners_get(n, &o) == 0; n++)
		if (uk_test_streq(o.lib, lib))
			return o;
	return (struct uk_owner){0};
}

UK_TEST(blocks_are_their_owners)
{
	struct uk_alloc *a = prepare();
	char copy[] = "one", *p, *q, *r;

	p = uk_owners_alloc(a, 100, 16, "one");
	q = uk_owners_alloc(a, 10, 16, "two");
	/* The same name, wherever it stands. */
	r = uk_owners_alloc(a, 1, 1, copy);
	UK_EXPECT(p && q && r);
	UK_EXPECT_INT(owner("one").bytes, ==, 101);
	UK_EXPECT_INT(owner("one").blocks, ==, 2);
	UK_EXPECT_INT(owner("two").bytes, ==, 10);
	UK_EXPECT_INT(a->stats.count, ==, 3);
	/* Whoever gives it back. */
	uk_free(a, p);
	UK_EXPECT_INT(owner("one").bytes, ==, 1);
	UK_EXPECT_INT(owner("one").peak_bytes, ==, 101);
	uk_free(a, r);
	uk_free(a, q);
	UK_EXPECT_INT(owner("one").blocks, ==, 0);
	UK_EXPECT_INT(owner("two").bytes, ==, 0);
	UK_EXPECT_INT(a->stats.used_bytes, ==, 0);
	UK_EXPECT_INT(used, <=, sizeof(arena));
}

UK_TEST(alignments_are_kept)
{
	struct uk_alloc *a = prepare();

	for (size_t align = 1; align <= 4096; align *= 2) {
		char *p = uk_owners_alloc(a, 30, align, "aligned");

		UK_EXPECT(p && UK_IS_ALIGNED((uintptr_t)p, align));
		memset(p, 0xff, 30);
		UK_EXPECT_INT(uk_alloc_usable(a, p), ==, 30);
		uk_free(a, p);
	}
	UK_EXPECT_INT(owner("aligned").bytes, ==, 0);
	UK_EXPECT_INT(owner("aligned").peak_bytes, ==, 30);
}

UK_TEST(resized_blocks_keep_their_owner)
{
	struct uk_alloc *a = prepare();
	char *p = uk_owners_alloc(a, 8, 256, "resized"), *q;

	UK_EXPECT(p != NULL);
	memcpy(p, "content", 8);
	/* In its place, and then not, because there is another behind it. */
	p = uk_alloc_resize(a, p, 40);
	UK_EXPECT(p != NULL);
	q = uk_owners_alloc(a, 1, 1, "behind");
	UK_EXPECT(q != NULL);
	used = (size_t)(p + 40 - arena);
	p = uk_alloc_resize(a, p, 5000);
	UK_EXPECT(p != NULL);
	UK_EXPECT_STR(p, "content");
	UK_EXPECT_INT(owner("resized").bytes, ==, 5000);
	UK_EXPECT_INT(owner("resized").blocks, ==, 1);
	UK_EXPECT(!uk_alloc_resize(a, p, sizeof(arena)));
	UK_EXPECT(!uk_alloc_resize(a, p, SIZE_MAX));
	UK_EXPECT_INT(owner("resized").failures, ==, 2);
	UK_EXPECT_INT(owner("resized").bytes, ==, 5000);
	uk_free(a, p);
	UK_EXPECT_INT(owner("resized").bytes, ==, 0);
}

UK_TEST(refusals_are_counted)
{
	struct uk_alloc *a = prepare();

	UK_EXPECT(!uk_owners_alloc(a, sizeof(arena), 1, "greedy"));
	UK_EXPECT(!uk_owners_alloc(a, SIZE_MAX, 1, "greedy"));
	UK_EXPECT(!uk_owners_alloc(a, 1, ~(SIZE_MAX >> 1), "greedy"));
	UK_EXPECT_INT(owner("greedy").failures, ==, 3);
	UK_EXPECT_INT(owner("greedy").blocks, ==, 0);
	UK_EXPECT_INT(a->stats.failures, ==, 3);
	/* Other heaps are nobody's business. */
	UK_EXPECT(uk_owners_alloc(&heap, 10, 1, "elsewhere") != NULL);
	UK_EXPECT(!owner("elsewhere").lib);
}

UK_TEST(a_crowd_is_counted_together)
{
	static char names[UK_OWNERS_MAX + 5][4];
	static struct owners_books books;

	for (unsigned i = 0; i < UK_ARRAY_LEN(names); i++) {
		names[i][0] = 'n';
		names[i][1] = (char)('0' + i / 10);
		names[i][2] = (char)('0' + i % 10);
		UK_EXPECT_INT(owners_of(&books, names[i]), ==,
			      UK_MIN(i, (unsigned)UK_OWNERS_MAX));
	}
	UK_EXPECT_STR(books.lines[UK_OWNERS_MAX].lib, "others");
	UK_EXPECT_INT(owners_of(&books, "n07"), ==, 7);
}
