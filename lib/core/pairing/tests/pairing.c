// SPDX-License-Identifier: BSD-3-Clause
// Tests: what comes out, against a plain search, whatever goes in and out.
#include <uk/pairing.h>
#include <uk/test.h>

enum { NODES = 64, STEPS = 20000 };

static struct item {
	struct uk_pairing_node node;
	unsigned key;
	bool in;
} items[NODES];

static unsigned key_of(const struct uk_pairing_node *node)
{
	return UK_CONTAINER_OF(node, const struct item, node)->key;
}

static bool before(const struct uk_pairing_node *a,
		   const struct uk_pairing_node *b)
{
	return key_of(a) < key_of(b);
}

static uint32_t random_state;

static uint32_t random_below(uint32_t n)
{
	random_state = random_state * 1664525 + 1013904223;
	return (random_state >> 8) % n;
}

/* The least key by looking at all; UINT_MAX if there is none. */
static unsigned least(void)
{
	unsigned key = ~0U;

	for (unsigned i = 0; i < NODES; i++)
		if (items[i].in && items[i].key < key)
			key = items[i].key;
	return key;
}

static void put(struct uk_pairing *heap, struct item *item, unsigned key)
{
	item->key = key;
	item->in = true;
	uk_pairing_add(heap, &item->node);
}

static void take(struct uk_pairing *heap, struct item *item)
{
	item->in = false;
	uk_pairing_remove(heap, &item->node);
}

static bool is_right(const struct uk_pairing *heap)
{
	const struct uk_pairing_node *first = uk_pairing_first(heap);

	return (first ? key_of(first) : ~0U) == least();
}

UK_TEST(pairing_has_the_first_at_its_root_whatever_goes_in_and_out)
{
	struct uk_pairing heap = {.before = before};

	random_state = 1;
	UK_EXPECT(is_right(&heap));
	for (unsigned i = 0; i < STEPS; i++) {
		struct item *item = &items[random_below(NODES)];

		if (item->in)
			take(&heap, item);
		else
			put(&heap, item, random_below(40));
		UK_EXPECT(is_right(&heap));
	}
	for (unsigned i = 0; i < NODES; i++)
		if (items[i].in)
			take(&heap, &items[i]);
	UK_EXPECT(!uk_pairing_first(&heap));
}

UK_TEST(pairing_sorts)
{
	struct uk_pairing heap = {.before = before};
	unsigned last = 0;

	random_state = 2;
	for (unsigned i = 0; i < NODES; i++)
		put(&heap, &items[i], random_below(1000));
	for (unsigned i = 0; i < NODES; i++) {
		struct uk_pairing_node *first = uk_pairing_first(&heap);

		UK_EXPECT(first);
		UK_EXPECT(key_of(first) >= last);
		last = key_of(first);
		take(&heap, UK_CONTAINER_OF(first, struct item, node));
	}
	UK_EXPECT(!uk_pairing_first(&heap));
}
