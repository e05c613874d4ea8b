// SPDX-License-Identifier: BSD-3-Clause
// Requests on their way: into the queue, to the driver, and back.
//
// The driver is called without the lock, as it may have requests done at once
// and these bring others; `giving` keeps all but one from calling it.
#include "blkdev.h"

#include <uk/waitq.h>

static void count(struct uk_blkdev_stats *stats,
		  const struct uk_blkdev_request *request, int error)
{
	if (error) {
		stats->errors++;
	} else if (request->what == UK_BLKDEV_READ) {
		stats->reads++;
		stats->read_sectors += request->sectors;
	} else if (request->what == UK_BLKDEV_WRITE) {
		stats->writes++;
		stats->written_sectors += request->sectors;
	} else {
		stats->others++;
	}
}

/* Whoever waits may have room now. */
static void end(struct uk_blkdev *dev, struct uk_blkdev_request *request,
		int error)
{
	unsigned long flags = uk_lock_acquire(&dev->lock);

	dev->taken--;
	dev->ended = true;
	count(&dev->stats, request, error);
	uk_lock_release(&dev->lock, flags);
	request->done(request, error);
}

/* The next request for the driver; NULL if there is none, or somebody else is
 * giving it one and will go on. */
static struct uk_blkdev_request *take(struct uk_blkdev *dev)
{
	struct uk_blkdev_request *request = NULL;
	unsigned long flags = uk_lock_acquire(&dev->lock);

	if (!dev->giving && !uk_list_empty(&dev->waiting)) {
		request = UK_LIST_ENTRY(dev->waiting.next,
					struct uk_blkdev_request, link);
		uk_list_remove(&request->link);
		dev->taken++;
		dev->giving = true;
		dev->ended = false;
	}
	uk_lock_release(&dev->lock, flags);
	return request;
}

/* What the driver has no room for is again the first that waits, and true is
 * returned if there is room by now. Without any room at all it would wait for
 * ever: then that is a device that does not work. */
static bool put_back(struct uk_blkdev *dev, struct uk_blkdev_request *request,
		     int *error)
{
	bool again = true;

	if (*error != -EAGAIN)
		return again;
	if (dev->taken == 1 && !dev->ended) {
		*error = -EIO;
		return again;
	}
	again = dev->ended;
	dev->taken--;
	dev->stats.waits++;
	uk_list_add(&dev->waiting, &request->link);
	return again;
}

/* Gives the driver what waits, as long as it has room. */
static void give(struct uk_blkdev *dev)
{
	struct uk_blkdev_request *request;
	bool again = true;

	while (again && (request = take(dev))) {
		int error = dev->ops->submit(dev, request);
		unsigned long flags = uk_lock_acquire(&dev->lock);

		again = put_back(dev, request, &error);
		dev->giving = false;
		uk_lock_release(&dev->lock, flags);
		if (error && error != -EAGAIN)
			end(dev, request, error);
	}
}

void uk_blkdev_done(struct uk_blkdev *dev, struct uk_blkdev_request *request,
		    int error)
{
	end(dev, request, error);
	give(dev);
}

static int check(const struct uk_blkdev *dev,
		 const struct uk_blkdev_request *request)
{
	if (request->what != UK_BLKDEV_FLUSH &&
	    request->sectors > dev->most_sectors)
		return -EINVAL;
	return blkdev_check(dev, request->what, request->sector,
			    request->sectors, request->data);
}

static void submit(struct uk_blkdev *dev, struct uk_blkdev_request *request)
{
	bool at_once = request->what == UK_BLKDEV_FLUSH && !dev->can_flush;
	unsigned long flags = uk_lock_acquire(&dev->lock);

	if (at_once)
		dev->taken++;
	else
		uk_list_add_tail(&dev->waiting, &request->link);
	uk_lock_release(&dev->lock, flags);
	if (at_once)
		end(dev, request, 0);
	else
		give(dev);
}

int uk_blkdev_submit(struct uk_blkdev *dev, struct uk_blkdev_request *request)
{
	int error = check(dev, request);

	if (error)
		return error;
	/* Without interrupts nobody is preempted who is giving. */
	unsigned long flags = uk_waitq_enter();

	submit(dev, request);
	uk_waitq_leave(flags);
	return 0;
}
