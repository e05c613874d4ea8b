// SPDX-License-Identifier: BSD-3-Clause
// epoll's calls, and the file that it is itself.
#include "epoll.h"

#include <errno.h>
#include <uk/alloc.h>
#include <uk/fd.h>
#include <uk/interrupt.h>
#include <uk/plat.h>

static struct epoll_item *first_item(struct epoll *e)
{
	return uk_list_empty(&e->items)
		   ? NULL
		   : UK_LIST_ENTRY(e->items.next, struct epoll_item, link);
}

static void close_epoll(struct uk_file *f)
{
	struct epoll *e = UK_CONTAINER_OF(f, struct epoll, file);
	struct epoll_item *item;

	while ((item = first_item(e)))
		epoll_free_item(item);
	uk_free(uk_alloc_default(), e);
}

/* For those of its files that nobody signals. */
static void refresh(struct uk_file *f)
{
	struct epoll *e = UK_CONTAINER_OF(f, struct epoll, file);
	struct uk_list *at;

	if (e->looked_at == 0)
		return;
	uk_list_for_each (at, &e->items) {
		struct epoll_item *item =
		    UK_LIST_ENTRY(at, struct epoll_item, link);

		if (item->file && item->file->ops->refresh)
			item->file->ops->refresh(item->file);
	}
}

static const struct uk_file_ops ops = {
    .is_stream = true,
    .is_external = true,
    .close = close_epoll,
    .refresh = refresh,
};

struct epoll *epoll_of(struct uk_file *f)
{
	return f && f->ops == &ops ? UK_CONTAINER_OF(f, struct epoll, file)
				   : NULL;
}

static int create(int flags)
{
	struct epoll *e;

	if (flags & ~EPOLL_CLOEXEC)
		return -EINVAL;
	e = uk_alloc(uk_alloc_default(), sizeof(*e));
	if (!e)
		return -ENOMEM;
	*e = (struct epoll){.looked_at = 0};
	uk_file_init(&e->file, &ops, UK_FILE_RDWR, 0);
	uk_mutex_init(&e->mutex);
	uk_list_init(&e->items);
	uk_list_init(&e->ready);
	int fd = uk_fd_add(&e->file, 0, (unsigned)flags);

	if (fd < 0)
		uk_file_put(&e->file);
	return fd;
}

int epoll_create1(int flags)
{
	return (int)uk_fd_return(create(flags));
}

int epoll_create(int size)
{
	return (int)uk_fd_return(size > 0 ? create(0) : -EINVAL);
}

/* Files that are always ready are not waited for, nor others of this kind: that
 * could lead in a circle. */
static int check(struct epoll *e, struct uk_file *f)
{
	if (!e)
		return -EINVAL;
	if (&e->file == f)
		return -EINVAL;
	if (epoll_of(f))
		return -ELOOP;
	return f->ops->is_stream ? 0 : -EPERM;
}

static int control(struct epoll *e, int request, struct uk_file *f, int fd,
		   const struct epoll_event *event)
{
	int error = check(e, f);

	if (error)
		return error;
	uk_mutex_lock(&e->mutex);
	switch (request) {
	case EPOLL_CTL_ADD:
		error = epoll_add(e, f, fd, event);
		break;
	case EPOLL_CTL_MOD:
		error = epoll_change(e, f, fd, event);
		break;
	case EPOLL_CTL_DEL:
		error = epoll_remove(e, f, fd);
		break;
	default:
		error = -EINVAL;
	}
	uk_mutex_unlock(&e->mutex);
	return error;
}

int epoll_ctl(int epoll, int request, int fd, struct epoll_event *event)
{
	struct uk_file *at = uk_fd_get(epoll), *f = uk_fd_get(fd);
	int error =
	    at && f ? control(epoll_of(at), request, f, fd, event) : -EBADF;

	uk_file_put(f);
	uk_file_put(at);
	return (int)uk_fd_return(error);
}

static int wait(struct epoll *e, struct epoll_event *events, int most,
		uint64_t deadline_ns)
{
	int count = 0;

	if (!e || most <= 0)
		return -EINVAL;
	while (count == 0) {
		int error = uk_file_wait(&e->file, UK_FILE_IN, deadline_ns);

		if (error == -EINTR)
			uk_interrupt_handle();
		if (error)
			return error == -EINTR ? error : 0;
		uk_mutex_lock(&e->mutex);
		count = epoll_collect(e, events, most);
		uk_mutex_unlock(&e->mutex);
	}
	return count;
}

int epoll_wait(int epoll, struct epoll_event *events, int most, int timeout_ms)
{
	struct uk_file *at = uk_fd_get(epoll);
	uint64_t deadline = UK_PLAT_FOREVER;

	if (timeout_ms >= 0)
		deadline = uk_plat_time_ns() + timeout_ms * 1000000ULL;
	int count = at ? wait(epoll_of(at), events, most, deadline) : -EBADF;

	uk_file_put(at);
	return (int)uk_fd_return(count);
}

int epoll_pwait(int epoll, struct epoll_event *events, int most, int timeout_ms,
		const sigset_t *mask)
{
	const sigset_t before = uk_interrupt_mask(mask);
	int count = epoll_wait(epoll, events, most, timeout_ms);

	uk_interrupt_mask(&before);
	uk_interrupt_handle();
	return count;
}
