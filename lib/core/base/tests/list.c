// SPDX-License-Identifier: BSD-3-Clause
// Tests of the list: order of insertion, removal, walking while removing.
#include <uk/list.h>
#include <uk/test.h>

struct item {
	int value;
	struct uk_list link;
};

static struct uk_list head;
static struct item items[4];

static void prepare(void)
{
	uk_list_init(&head);
	for (unsigned i = 0; i < UK_ARRAY_LEN(items); i++) {
		items[i].value = (int)i;
		uk_list_init(&items[i].link);
	}
}

/* The values in order, as the digits of a number; walks both ways. */
static long order(void)
{
	struct uk_list *l;
	long forth = 0, back = 0, unit = 1;

	uk_list_for_each (l, &head) {
		forth = forth * 10 + UK_LIST_ENTRY(l, struct item, link)->value;
	}
	for (l = head.prev; l != &head; l = l->prev) {
		back += unit * UK_LIST_ENTRY(l, struct item, link)->value;
		unit *= 10;
	}
	return forth == back ? forth : -1;
}

UK_TEST(list_starts_empty)
{
	static struct uk_list fixed = UK_LIST_INIT(fixed);

	prepare();
	UK_EXPECT(uk_list_empty(&head));
	UK_EXPECT(uk_list_empty(&fixed));
	UK_EXPECT(fixed.prev == &fixed);
}

UK_TEST(list_adds_at_both_ends)
{
	prepare();
	uk_list_add_tail(&head, &items[2].link);
	uk_list_add(&head, &items[1].link);
	uk_list_add_tail(&head, &items[3].link);
	UK_EXPECT(!uk_list_empty(&head));
	UK_EXPECT_INT(order(), ==, 123);
}

UK_TEST(list_adds_around_a_node)
{
	prepare();
	uk_list_add(&head, &items[2].link);
	uk_list_add(&items[2].link, &items[3].link);
	uk_list_add_tail(&items[2].link, &items[1].link);
	UK_EXPECT_INT(order(), ==, 123);
}

UK_TEST(list_removes_anywhere)
{
	prepare();
	for (unsigned i = 1; i < 4; i++)
		uk_list_add_tail(&head, &items[i].link);
	uk_list_remove(&items[2].link);
	UK_EXPECT_INT(order(), ==, 13);
	UK_EXPECT(uk_list_empty(&items[2].link));
	uk_list_remove(&items[2].link);
	UK_EXPECT_INT(order(), ==, 13);
	uk_list_remove(&items[1].link);
	UK_EXPECT_INT(order(), ==, 3);
	uk_list_remove(&items[3].link);
	UK_EXPECT(uk_list_empty(&head));
}

UK_TEST(list_walks_while_removing)
{
	struct uk_list *l, *next;
	int seen = 0;

	prepare();
	for (unsigned i = 1; i < 4; i++)
		uk_list_add_tail(&head, &items[i].link);
	uk_list_for_each_safe (l, next, &head) {
		seen++;
		if (UK_LIST_ENTRY(l, struct item, link)->value != 2)
			uk_list_remove(l);
	}
	UK_EXPECT_INT(seen, ==, 3);
	UK_EXPECT_INT(order(), ==, 2);
}
