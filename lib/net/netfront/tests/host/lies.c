// SPDX-License-Identifier: BSD-3-Clause
// Tests: another half that lies is left, and what makes no sense is dropped.
#include "played.h"

#include <uk/test.h>

static char page[4096] UK_ALIGNED(4096);
static unsigned freed;

static void count_free(struct uk_netdev_buf *buf)
{
	(void)buf;
	freed++;
}

static struct uk_netdev_buf packet = {
    .data = page,
    .bytes = 100,
    .free = count_free,
};

/* Sends one packet and hears the lie. */
static struct netfront *after_sending(enum played_lie lie)
{
	struct netfront *n = played_begin();

	freed = 0;
	played.lie = lie;
	if (netfront_out_send(&n->dev, 0, &packet, NULL))
		return NULL;
	netfront_out_push(&n->dev, 0);
	(void)played_take();
	netfront_out_push(&n->dev, 0);
	return n;
}

UK_TEST(lie_about_what_was_sent_ends_the_device)
{
	static const enum played_lie lies[] = {LIE_COUNT, LIE_ID, LIE_FREE_ID,
					       LIE_PAGES};

	for (size_t i = 0; i < UK_ARRAY_LEN(lies); i++) {
		struct netfront *n = after_sending(lies[i]);

		UK_EXPECT(n && n->broken && freed == 0);
		UK_EXPECT_INT(netfront_out_send(&n->dev, 0, &packet, NULL), ==,
			      -EIO);
		UK_EXPECT(netfront_out_has_room(n) && netfront_in_has_some(n));
		netfront_out_end(n);
		/* What the other half has still is nobody else's. */
		UK_EXPECT_INT(freed, ==, lies[i] == LIE_PAGES ? 0 : 1);
	}
}

/* Has one packet come with a lie: whether nothing came of it. */
static bool is_refused(enum played_lie lie, unsigned segment)
{
	struct netfront *n = played_begin();
	struct uk_netdev_todo todo;

	played.lie = lie;
	return played_give(page, 300, segment ? 300 : 100, segment) &&
	       netfront_in_receive(&n->dev, 0, &todo) == NULL && n->broken;
}

UK_TEST(lie_about_what_came_ends_the_device)
{
	UK_EXPECT(is_refused(LIE_COUNT, 0));
	UK_EXPECT(is_refused(LIE_PAGES, 0));
	UK_EXPECT(is_refused(LIE_MORE, 0));
	UK_EXPECT(is_refused(LIE_EXTRAS, 1448));
}

UK_TEST(packet_that_makes_no_sense_is_dropped_alone)
{
	static const enum played_lie bad[] = {BAD_LENGTH, BAD_STATUS};

	for (size_t i = 0; i < UK_ARRAY_LEN(bad); i++) {
		struct netfront *n = played_begin();
		struct uk_netdev_todo todo;

		played.lie = bad[i];
		UK_EXPECT(played_give(page, 300, 100, 0));
		played.lie = HONEST;
		UK_EXPECT(played_give(page, 60, 60, 0));
		struct uk_netdev_buf *b =
		    netfront_in_receive(&n->dev, 0, &todo);

		UK_EXPECT(b && b->bytes == 60 && !b->next);
		uk_netdev_free(b);
		UK_EXPECT(!n->broken);
		UK_EXPECT_INT((int)n->dev.stats.bad, ==, 1);
		UK_EXPECT(netfront_in_receive(&n->dev, 0, &todo) == NULL);
		UK_EXPECT_INT(played_granted(), ==, CONFIG_NETFRONT_PAGES);
	}
}
