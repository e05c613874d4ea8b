// SPDX-License-Identifier: BSD-3-Clause
// Two files: what is written to one is read from the other.
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <uk/alloc.h>
#include <uk/fd.h>
#include <uk/mutex.h>
#include <unistd.h>

/* A write of up to ATOMIC bytes is not mixed with others. */
enum { ROOM = 16384, ATOMIC = 4096 };

struct pipe {
	struct uk_file ends[2]; /* to read from, to write to */
	bool open[2];
	struct uk_mutex lock;
	size_t first, count;
	char bytes[ROOM];
};

static bool is_writer(const struct uk_file *f)
{
	return uk_file_may_write(f);
}

static struct pipe *pipe_of(struct uk_file *f)
{
	return is_writer(f) ? UK_CONTAINER_OF(f, struct pipe, ends[1])
			    : UK_CONTAINER_OF(f, struct pipe, ends[0]);
}

/* What both ends are ready for, now that something has changed. */
static void tell(struct pipe *p, bool came, bool went)
{
	if (p->count == 0 && p->open[1])
		uk_file_calm(&p->ends[0], UK_FILE_IN);
	else if (came)
		uk_file_signal(&p->ends[0], UK_FILE_IN);
	if (ROOM - p->count < ATOMIC && p->open[0])
		uk_file_calm(&p->ends[1], UK_FILE_OUT);
	else if (went)
		uk_file_signal(&p->ends[1], UK_FILE_OUT);
}

static void close_end(struct uk_file *f)
{
	struct pipe *p = pipe_of(f);
	bool writer = is_writer(f);

	uk_mutex_lock(&p->lock);
	p->open[writer] = false;
	bool is_last = !p->open[0] && !p->open[1];

	if (!is_last && writer)
		uk_file_signal(&p->ends[0],
			       UK_FILE_HUP | (p->count ? UK_FILE_IN : 0));
	else if (!is_last)
		uk_file_signal(&p->ends[1], UK_FILE_ERR | UK_FILE_OUT);
	uk_mutex_unlock(&p->lock);
	if (is_last)
		uk_free(uk_alloc_default(), p);
}

static long read_end(struct uk_file *f, void *to, size_t bytes, int64_t *pos)
{
	struct pipe *p = pipe_of(f);

	(void)pos;
	uk_mutex_lock(&p->lock);
	size_t n = UK_MIN(bytes, p->count);
	size_t straight = UK_MIN(n, ROOM - p->first);
	long result = (long)n;

	if (n == 0 && bytes > 0 && p->open[1])
		result = -EAGAIN;
	memcpy(to, p->bytes + p->first, straight);
	memcpy((char *)to + straight, p->bytes, n - straight);
	p->first = (p->first + n) % ROOM;
	p->count -= n;
	if (n > 0)
		tell(p, false, true);
	uk_mutex_unlock(&p->lock);
	return result;
}

static long write_end(struct uk_file *f, const void *from, size_t bytes,
		      int64_t *pos)
{
	struct pipe *p = pipe_of(f);

	(void)pos;
	uk_mutex_lock(&p->lock);
	size_t room = ROOM - p->count, n = UK_MIN(bytes, room);
	size_t last = (p->first + p->count) % ROOM;
	size_t straight = UK_MIN(n, ROOM - last);
	long result = (long)n;

	if (!p->open[0])
		result = -EPIPE;
	else if (bytes > 0 && (n == 0 || (bytes <= ATOMIC && n < bytes)))
		result = -EAGAIN;
	if (result > 0) {
		memcpy(p->bytes + last, from, straight);
		memcpy(p->bytes, (const char *)from + straight, n - straight);
		p->count += n;
		tell(p, true, false);
	}
	uk_mutex_unlock(&p->lock);
	return result;
}

static int stat_end(struct uk_file *f, struct uk_file_stat *stat)
{
	*stat = (struct uk_file_stat){
	    .mode = UK_FILE_FIFO | 0600,
	    .nlink = 1,
	    .block_bytes = ATOMIC,
	    .bytes = (int64_t)pipe_of(f)->count,
	};
	return 0;
}

static int ioctl_end(struct uk_file *f, unsigned long request, void *arg)
{
	const unsigned long waiting = 0x541b; /* FIONREAD */

	if (request != waiting)
		return -ENOTTY;
	*(int *)arg = (int)pipe_of(f)->count;
	return 0;
}

static const struct uk_file_ops read_ops = {
    .is_stream = true,
    .close = close_end,
    .read = read_end,
    .stat = stat_end,
    .ioctl = ioctl_end,
};
static const struct uk_file_ops write_ops = {
    .is_stream = true,
    .close = close_end,
    .write = write_end,
    .stat = stat_end,
    .ioctl = ioctl_end,
};

/* Both descriptors, or none. */
static int add_both(struct pipe *p, int fds[2], unsigned flags)
{
	int in = uk_fd_add(&p->ends[0], 0, flags), out = in;

	if (in >= 0)
		out = uk_fd_add(&p->ends[1], 0, flags);
	if (out >= 0) {
		fds[0] = in;
		fds[1] = out;
		return 0;
	}
	uk_file_put(&p->ends[1]);
	if (in >= 0)
		close(in);
	else
		uk_file_put(&p->ends[0]);
	return out;
}

int pipe2(int fds[2], int flags)
{
	const unsigned wait = (unsigned)flags & UK_FILE_NONBLOCK;

	if (flags & ~(O_CLOEXEC | O_NONBLOCK))
		return (int)uk_fd_return(-EINVAL);
	struct pipe *p = uk_alloc(uk_alloc_default(), sizeof(*p));

	if (!p)
		return (int)uk_fd_return(-ENOMEM);
	uk_file_init(&p->ends[0], &read_ops, UK_FILE_RDONLY | wait, 0);
	uk_file_init(&p->ends[1], &write_ops, UK_FILE_WRONLY | wait,
		     UK_FILE_OUT);
	uk_mutex_init(&p->lock);
	p->open[0] = p->open[1] = true;
	p->first = p->count = 0;
	return (int)uk_fd_return(add_both(p, fds, (unsigned)flags));
}

int pipe(int fds[2])
{
	return pipe2(fds, 0);
}
