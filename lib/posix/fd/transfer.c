// SPDX-License-Identifier: BSD-3-Clause
// Reading, writing, and where that goes on.
#include "fd.h"

#include <errno.h>
#include <sys/uio.h>
#include <unistd.h>

ssize_t read(int fd, void *to, size_t bytes)
{
	return FD_CALL(fd, uk_file_read(f, to, bytes));
}

ssize_t write(int fd, const void *from, size_t bytes)
{
	return FD_CALL(fd, uk_file_write(f, from, bytes));
}

ssize_t pread(int fd, void *to, size_t bytes, off_t pos)
{
	return FD_CALL(fd, uk_file_pread(f, to, bytes, pos));
}

ssize_t pwrite(int fd, const void *from, size_t bytes, off_t pos)
{
	return FD_CALL(fd, uk_file_pwrite(f, from, bytes, pos));
}

off_t lseek(int fd, off_t offset, int whence)
{
	struct uk_file *f = uk_fd_get(fd);
	int64_t pos = f ? uk_file_seek(f, offset, whence) : -EBADF;

	uk_file_put(f);
	if (pos >= 0)
		return pos;
	errno = (int)-pos;
	return -1;
}

/* One of several buffers, at `pos` if that is not below 0. */
static long transfer(struct uk_file *f, const struct iovec *v, bool is_write,
		     off_t pos)
{
	if (pos < 0)
		return is_write ? uk_file_write(f, v->iov_base, v->iov_len)
				: uk_file_read(f, v->iov_base, v->iov_len);
	return is_write ? uk_file_pwrite(f, v->iov_base, v->iov_len, pos)
			: uk_file_pread(f, v->iov_base, v->iov_len, pos);
}

/* What was read so far is not held back for more that has not come. */
static bool would_wait(struct uk_file *f, bool is_write)
{
	return !is_write && f->ops->is_stream &&
	       !(uk_file_events(f) & UK_FILE_IN);
}

static long transfer_each(struct uk_file *f, const struct iovec *v, int count,
			  bool is_write, off_t pos)
{
	long done = 0, result = 0;

	for (int i = 0; i < count; i++) {
		if (v[i].iov_len == 0)
			continue;
		if (done > 0 && would_wait(f, is_write))
			break;
		result =
		    transfer(f, &v[i], is_write, pos < 0 ? pos : pos + done);
		if (result <= 0)
			break;
		done += result;
		if ((size_t)result < v[i].iov_len)
			break;
	}
	return done > 0 ? done : result;
}

/* A connection sends what is written at once at once. */
static long transfer_all(struct uk_file *f, const struct iovec *v, int count,
			 bool is_write, off_t pos)
{
	bool together = is_write && count > 1 && f->ops->more;

	if (together)
		f->ops->more(f, true);
	long result = transfer_each(f, v, count, is_write, pos);

	if (together)
		f->ops->more(f, false);
	return result;
}

static long checked(struct uk_file *f, const struct iovec *v, int count,
		    bool is_write, off_t pos)
{
	size_t sum = 0;

	if (count < 0 || count > IOV_MAX)
		return -EINVAL;
	for (int i = 0; i < count; i++)
		if (__builtin_add_overflow(sum, v[i].iov_len, &sum) ||
		    sum > SIZE_MAX / 2)
			return -EINVAL;
	if (is_write ? !uk_file_may_write(f) : !uk_file_may_read(f))
		return -EBADF;
	return transfer_all(f, v, count, is_write, pos);
}

ssize_t readv(int fd, const struct iovec *v, int count)
{
	return FD_CALL(fd, checked(f, v, count, false, -1));
}

ssize_t writev(int fd, const struct iovec *v, int count)
{
	return FD_CALL(fd, checked(f, v, count, true, -1));
}

ssize_t preadv(int fd, const struct iovec *v, int count, off_t pos)
{
	return FD_CALL(fd,
		       pos < 0 ? -EINVAL : checked(f, v, count, false, pos));
}

ssize_t pwritev(int fd, const struct iovec *v, int count, off_t pos)
{
	return FD_CALL(fd, pos < 0 ? -EINVAL : checked(f, v, count, true, pos));
}
