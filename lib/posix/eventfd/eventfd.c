// SPDX-License-Identifier: BSD-3-Clause
// A file that is a count: writing adds, reading takes.
#include <errno.h>
#include <string.h>
#include <sys/eventfd.h>
#include <uk/alloc.h>
#include <uk/fd.h>
#include <uk/mutex.h>
#include <unistd.h>

struct event {
	struct uk_file file;
	struct uk_mutex lock;
	bool is_semaphore;
	uint64_t count;
};

static struct event *event_of(struct uk_file *f)
{
	return UK_CONTAINER_OF(f, struct event, file);
}

static void close_event(struct uk_file *f)
{
	uk_free(uk_alloc_default(), event_of(f));
}

/* The most that it holds. */
#define MOST (UINT64_MAX - 1)

static void change(struct event *e, uint64_t count)
{
	bool more = count > e->count;

	e->count = count;
	if (count == 0)
		uk_file_calm(&e->file, UK_FILE_IN);
	if (count == MOST)
		uk_file_calm(&e->file, UK_FILE_OUT);
	if (more)
		uk_file_signal(&e->file, UK_FILE_IN);
	else
		uk_file_signal(&e->file, UK_FILE_OUT);
}

static long read_event(struct uk_file *f, void *to, size_t bytes, int64_t *pos)
{
	struct event *e = event_of(f);
	long result = sizeof(uint64_t);

	(void)pos;
	if (bytes < sizeof(uint64_t))
		return -EINVAL;
	uk_mutex_lock(&e->lock);
	uint64_t taken = e->is_semaphore && e->count ? 1 : e->count;

	if (taken == 0) {
		result = -EAGAIN;
	} else {
		change(e, e->count - taken);
		memcpy(to, &taken, sizeof(taken));
	}
	uk_mutex_unlock(&e->lock);
	return result;
}

static long write_event(struct uk_file *f, const void *from, size_t bytes,
			int64_t *pos)
{
	struct event *e = event_of(f);
	long result = sizeof(uint64_t);
	uint64_t added;

	(void)pos;
	if (bytes < sizeof(added))
		return -EINVAL;
	memcpy(&added, from, sizeof(added));
	if (added > MOST)
		return -EINVAL;
	uk_mutex_lock(&e->lock);
	if (added > MOST - e->count)
		result = -EAGAIN;
	else if (added > 0)
		change(e, e->count + added);
	uk_mutex_unlock(&e->lock);
	return result;
}

/* Counts of eight bytes are written as a whole or not at all. */
static const struct uk_file_ops ops = {
    .is_stream = true,
    .close = close_event,
    .read = read_event,
    .write = write_event,
};

static int open_event(unsigned count, int flags)
{
	struct event *e;

	if (flags & ~(EFD_SEMAPHORE | EFD_CLOEXEC | EFD_NONBLOCK))
		return -EINVAL;
	e = uk_alloc(uk_alloc_default(), sizeof(*e));
	if (!e)
		return -ENOMEM;
	uk_file_init(&e->file, &ops,
		     UK_FILE_RDWR | ((unsigned)flags & UK_FILE_NONBLOCK),
		     UK_FILE_OUT | (count ? UK_FILE_IN : 0));
	uk_mutex_init(&e->lock);
	e->is_semaphore = flags & EFD_SEMAPHORE;
	e->count = count;
	int fd = uk_fd_add(&e->file, 0, (unsigned)flags);

	if (fd < 0)
		uk_file_put(&e->file);
	return fd;
}

int eventfd(unsigned int count, int flags)
{
	return (int)uk_fd_return(open_event(count, flags));
}

int eventfd_read(int fd, eventfd_t *count)
{
	return read(fd, count, sizeof(*count)) < 0 ? -1 : 0;
}

int eventfd_write(int fd, eventfd_t count)
{
	return write(fd, &count, sizeof(count)) < 0 ? -1 : 0;
}
