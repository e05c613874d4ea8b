// SPDX-License-Identifier: BSD-3-Clause
// The files that are waited for, and which of them are ready.
#include "epoll.h"

#include <errno.h>
#include <uk/alloc.h>
#include <uk/plat.h>

#define FLAGS ((uint32_t)EPOLLONESHOT | (uint32_t)EPOLLET)

/* Normal data are all that there are. */
static unsigned events_of(const struct epoll_item *item)
{
	uint32_t events = item->event.events;
	unsigned wanted =
	    events & (UK_FILE_IN | UK_FILE_OUT | UK_FILE_PRI | UK_FILE_UNASKED);

	if (events & EPOLLRDNORM)
		wanted |= UK_FILE_IN;
	if (events & EPOLLWRNORM)
		wanted |= UK_FILE_OUT;
	/* One shot that was fired. */
	return events & ~FLAGS ? wanted | UK_FILE_UNASKED : 0;
}

static void set_ready(struct epoll_item *item)
{
	struct epoll *e = item->epoll;
	unsigned long flags = uk_lock_acquire(&e->lock);

	if (uk_list_empty(&item->ready_link))
		uk_list_add_tail(&e->ready, &item->ready_link);
	uk_lock_release(&e->lock, flags);
	uk_file_signal(&e->file, UK_FILE_IN);
}

static void tell(struct uk_file_watcher *w, unsigned events)
{
	struct epoll_item *item =
	    UK_CONTAINER_OF(w, struct epoll_item, watcher);

	if (events & events_of(item))
		set_ready(item);
}

/* It stays with the others until somebody collects. */
static void gone(struct uk_file_watcher *w)
{
	struct epoll_item *item =
	    UK_CONTAINER_OF(w, struct epoll_item, watcher);

	item->file = NULL;
	set_ready(item);
}

static struct epoll_item *find(struct epoll *e, struct uk_file *f, int fd)
{
	struct uk_list *at;

	uk_list_for_each (at, &e->items) {
		struct epoll_item *item =
		    UK_LIST_ENTRY(at, struct epoll_item, link);

		if (item->file == f && item->fd == fd)
			return item;
	}
	return NULL;
}

/* Watches for what it is to watch for now; it may be there already. */
static void watch(struct epoll_item *item)
{
	item->watcher.events = events_of(item);
	uk_file_watch(item->file, &item->watcher);
	if (uk_file_events(item->file) & events_of(item))
		set_ready(item);
}

int epoll_add(struct epoll *e, struct uk_file *f, int fd,
	      const struct epoll_event *event)
{
	if (find(e, f, fd))
		return -EEXIST;
	struct epoll_item *item = uk_alloc(uk_alloc_default(), sizeof(*item));

	if (!item)
		return -ENOMEM;
	*item = (struct epoll_item){
	    .watcher = {.tell = tell, .gone = gone},
	    .epoll = e,
	    .file = f,
	    .fd = fd,
	    .event = *event,
	};
	uk_list_init(&item->watcher.link);
	uk_list_init(&item->ready_link);
	unsigned long flags = uk_lock_acquire(&e->lock);

	uk_list_add_tail(&e->items, &item->link);
	e->looked_at += f->ops->refresh != NULL;
	uk_lock_release(&e->lock, flags);
	watch(item);
	return 0;
}

int epoll_change(struct epoll *e, struct uk_file *f, int fd,
		 const struct epoll_event *event)
{
	struct epoll_item *item = find(e, f, fd);

	if (!item)
		return -ENOENT;
	uk_file_unwatch(f, &item->watcher);
	item->event = *event;
	watch(item);
	return 0;
}

void epoll_free_item(struct epoll_item *item)
{
	struct epoll *e = item->epoll;
	unsigned long flags = uk_plat_irq_save();

	if (item->file) {
		e->looked_at -= item->file->ops->refresh != NULL;
		uk_file_unwatch(item->file, &item->watcher);
	}
	uk_list_remove(&item->ready_link);
	uk_list_remove(&item->link);
	uk_plat_irq_restore(flags);
	uk_free(uk_alloc_default(), item);
}

int epoll_remove(struct epoll *e, struct uk_file *f, int fd)
{
	struct epoll_item *item = find(e, f, fd);

	if (!item)
		return -ENOENT;
	epoll_free_item(item);
	return 0;
}

static struct epoll_item *take_ready(struct epoll *e)
{
	unsigned long flags = uk_lock_acquire(&e->lock);
	struct epoll_item *item = NULL;

	if (!uk_list_empty(&e->ready)) {
		item =
		    UK_LIST_ENTRY(e->ready.next, struct epoll_item, ready_link);
		uk_list_remove(&item->ready_link);
	}
	uk_lock_release(&e->lock, flags);
	return item;
}

/* Whether it is ready indeed; `event` is told then. */
static bool check(struct epoll_item *item, struct epoll_event *event)
{
	uint32_t asked = item->event.events;
	unsigned found = uk_file_events(item->file) & events_of(item);

	if (!found)
		return false;
	event->events = found;
	if (found & UK_FILE_IN)
		event->events |= asked & EPOLLRDNORM;
	if (found & UK_FILE_OUT)
		event->events |= asked & EPOLLWRNORM;
	event->data = item->event.data;
	if (asked & EPOLLONESHOT)
		item->event.events &= FLAGS;
	return true;
}

/* Without edges, what is ready stays so until a look finds that it is not. */
int epoll_collect(struct epoll *e, struct epoll_event *events, int most)
{
	struct uk_list again = UK_LIST_INIT(again), *at, *next;
	struct epoll_item *item;
	int count = 0;

	uk_file_calm(&e->file, UK_FILE_IN);
	while (count < most && (item = take_ready(e))) {
		if (!item->file) {
			epoll_free_item(item);
		} else if (check(item, &events[count])) {
			count++;
			if (!(item->event.events & FLAGS))
				uk_list_add_tail(&again, &item->ready_link);
		}
	}
	uk_list_for_each_safe (at, next, &again) {
		uk_list_remove(at);
		set_ready(UK_LIST_ENTRY(at, struct epoll_item, ready_link));
	}
	unsigned long flags = uk_lock_acquire(&e->lock);
	bool more = !uk_list_empty(&e->ready);

	uk_lock_release(&e->lock, flags);
	if (more)
		uk_file_signal(&e->file, UK_FILE_IN);
	return count;
}
