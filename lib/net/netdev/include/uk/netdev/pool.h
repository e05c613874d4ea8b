// SPDX-License-Identifier: BSD-3-Clause
// Buffers that drivers receive into: made when wanted, and kept when free.
//
// A pool is its driver's, one for each device or queue. What it has made stays
// its own for ever: packets may outlive the device's being open.
#ifndef UK_NETDEV_POOL_H
#define UK_NETDEV_POOL_H

#include <uk/lock.h>
#include <uk/netdev.h>

/* Of one buffer, in a row for devices too, at a multiple of that. */
#define UK_NETDEV_POOL_BYTES 2048U

struct uk_netdev_pool {
	/* The driver's: about how many buffers there may ever be, and whom to
	 * tell that there is one again after none could be had, or NULL; in
	 * the context of who gave it back, interrupts masked. */
	unsigned most;
	void (*again)(struct uk_netdev_pool *pool);

	/* The pool's, zeroed. */
	struct uk_lock lock;
	struct uk_netdev_buf *free;
	unsigned made;
	bool missed;
};

/* A buffer, the caller's, with all of its bytes; whoever has it may move
 * `data` and shorten `bytes`. NULL: all are in use, or there is no memory. Any
 * context. */
struct uk_netdev_buf *uk_netdev_pool_take(struct uk_netdev_pool *pool);

/* Makes buffers until there are `count`: 0, or -ENOMEM. As one that has none
 * never says that it has again, drivers ask for some when opened. */
int uk_netdev_pool_fill(struct uk_netdev_pool *pool, unsigned count)
    UK_MUST_CHECK;

#endif
