// SPDX-License-Identifier: BSD-3-Clause
// Tests of pools: every buffer is whole and somebody's alone.
#include <uk/memory.h>
#include <uk/netdev/pool.h>
#include <uk/test.h>

#define BUFFERS 45U

/* Brings pages. */
void netdev_test_pages(void);

static struct uk_netdev_buf *bufs[BUFFERS + 1];
static unsigned told;

static void count(struct uk_netdev_pool *pool)
{
	(void)pool;
	told++;
}

static struct uk_netdev_pool pool = {.most = BUFFERS, .again = count};

static unsigned take_all(void)
{
	unsigned n = 0;

	netdev_test_pages();
	while (n <= BUFFERS && (bufs[n] = uk_netdev_pool_take(&pool)))
		n++;
	return n;
}

static void free_all(unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		uk_netdev_free(bufs[i]);
}

UK_TEST(pool_has_as_many_as_were_allowed_and_no_two_alike)
{
	unsigned n = take_all(), wrong = 0;

	UK_EXPECT_INT(n, ==, BUFFERS);
	for (unsigned i = 0; i < n; i++) {
		UK_EXPECT_INT(bufs[i]->bytes, ==, UK_NETDEV_POOL_BYTES);
		UK_EXPECT(UK_IS_ALIGNED((uintptr_t)bufs[i]->data,
					UK_NETDEV_POOL_BYTES));
		memset(bufs[i]->data, (int)i, bufs[i]->bytes);
	}
	for (unsigned i = 0; i < n; i++)
		for (unsigned j = 0; j < UK_NETDEV_POOL_BYTES; j++)
			wrong += ((unsigned char *)bufs[i]->data)[j] != i;
	UK_EXPECT_INT(wrong, ==, 0);
	free_all(n);
}

UK_TEST(pool_gives_whole_buffers_however_they_came_back)
{
	struct uk_netdev_buf *buf, *next;

	netdev_test_pages();
	buf = uk_netdev_pool_take(&pool);
	next = uk_netdev_pool_take(&pool);
	UK_EXPECT(buf && next && !buf->next);
	void *data = buf->data;

	buf->data = (char *)data + 14;
	buf->bytes = 3;
	next->next = buf;
	uk_netdev_free(next);
	UK_EXPECT(uk_netdev_pool_take(&pool) == buf);
	UK_EXPECT(buf->data == data && !buf->next);
	UK_EXPECT_INT(buf->bytes, ==, UK_NETDEV_POOL_BYTES);
	uk_netdev_free(buf);
}

UK_TEST(pool_tells_once_that_there_is_one_again)
{
	told = 0;
	unsigned n = take_all();

	UK_EXPECT_INT(told, ==, 0);
	free_all(n);
	UK_EXPECT_INT(told, ==, 1);
}

UK_TEST(pool_is_filled_as_far_as_allowed)
{
	static struct uk_netdev_pool small = {.most = 1};

	netdev_test_pages();
	UK_EXPECT_INT(uk_netdev_pool_fill(&small, 15), ==, 0);
	UK_EXPECT_INT(small.made, ==, 15);
	UK_EXPECT_INT(uk_netdev_pool_fill(&small, 16), ==, -ENOMEM);
}
