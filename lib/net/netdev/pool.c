// SPDX-License-Identifier: BSD-3-Clause
// Buffers to receive into, made some at a time out of a row of pages.
#include <uk/netdev/pool.h>

#include <uk/arch.h>
#include <uk/palloc.h>

/* A row's first piece has the heads of the others, which are whole. */
#define ROW_PAGES  8
#define ROW_PIECES (ROW_PAGES * UK_ARCH_PAGE_SIZE / UK_NETDEV_POOL_BYTES)

struct head {
	struct uk_netdev_buf buf;
	struct uk_netdev_pool *pool;
	void *bytes;
};
_Static_assert(ROW_PIECES * sizeof(struct head) <= UK_NETDEV_POOL_BYTES,
	       "all heads are in one piece");

static void put(struct uk_netdev_buf *buf)
{
	struct head *head = UK_CONTAINER_OF(buf, struct head, buf);
	struct uk_netdev_pool *pool = head->pool;
	unsigned long flags = uk_lock_acquire(&pool->lock);
	bool tell = pool->missed;

	buf->next = pool->free;
	pool->free = buf;
	pool->missed = false;
	uk_lock_release(&pool->lock, flags);
	if (tell && pool->again) {
		flags = uk_plat_irq_save();
		pool->again(pool);
		uk_plat_irq_restore(flags);
	}
}

static bool grow(struct uk_netdev_pool *pool)
{
	char *row = pool->made < pool->most ? uk_palloc_alloc(ROW_PAGES) : NULL;
	struct head *heads = (struct head *)row;

	if (!row)
		return false;
	for (unsigned i = 1; i < ROW_PIECES; i++) {
		heads[i] = (struct head){
		    .buf = {.next = pool->free, .free = put},
		    .pool = pool,
		    .bytes = row + i * UK_NETDEV_POOL_BYTES,
		};
		pool->free = &heads[i].buf;
	}
	pool->made += ROW_PIECES - 1;
	return true;
}

int uk_netdev_pool_fill(struct uk_netdev_pool *pool, unsigned count)
{
	unsigned long flags = uk_lock_acquire(&pool->lock);
	bool enough = true;

	while (enough && pool->made < count)
		enough = grow(pool);
	uk_lock_release(&pool->lock, flags);
	return enough ? 0 : -ENOMEM;
}

struct uk_netdev_buf *uk_netdev_pool_take(struct uk_netdev_pool *pool)
{
	unsigned long flags = uk_lock_acquire(&pool->lock);
	struct uk_netdev_buf *buf = NULL;

	if (pool->free || grow(pool)) {
		buf = pool->free;
		pool->free = buf->next;
		buf->next = NULL;
		buf->data = UK_CONTAINER_OF(buf, struct head, buf)->bytes;
		buf->bytes = UK_NETDEV_POOL_BYTES;
	} else {
		pool->missed = true;
	}
	uk_lock_release(&pool->lock, flags);
	return buf;
}
