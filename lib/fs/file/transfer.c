// SPDX-License-Identifier: BSD-3-Clause
// Reading and writing, with the waiting that operations leave to their callers.
#include <uk/file.h>
#include <uk/interrupt.h>
#include <uk/plat.h>

/* As much as a long counts. */
#define MOST (SIZE_MAX / 2)

static uint64_t deadline_of(struct uk_file *f, unsigned event)
{
	uint64_t most_ns = f->ops->most_ns ? f->ops->most_ns(f, event) : 0;

	return most_ns ? uk_plat_time_ns() + most_ns : UK_PLAT_FOREVER;
}

/* What to do about a result: true if the file is worth another try. Otherwise
 * `result` may have become -EINTR. */
static bool should_retry(struct uk_file *f, long *result, unsigned event)
{
	if (*result == -EAGAIN && !(f->flags & UK_FILE_NONBLOCK)) {
		*result = uk_file_wait(f, event, deadline_of(f, event));
		if (*result == 0)
			return true;
		if (*result == -ETIMEDOUT)
			*result = -EAGAIN;
	}
	return *result == -EINTR && uk_interrupt_handle();
}

static long read_at(struct uk_file *f, void *to, size_t bytes, int64_t *pos)
{
	long result;

	if (!uk_file_may_read(f))
		return -EBADF;
	if (!f->ops->read)
		return -EINVAL;
	do
		result = f->ops->read(f, to, UK_MIN(bytes, MOST), pos);
	while (should_retry(f, &result, UK_FILE_IN));
	return result;
}

/* A stream takes what it has room for, and the rest later. */
static long write_at(struct uk_file *f, const void *from, size_t bytes,
		     int64_t *pos)
{
	size_t done = 0;
	long result;

	if (!uk_file_may_write(f))
		return -EBADF;
	if (!f->ops->write)
		return -EINVAL;
	bytes = UK_MIN(bytes, MOST);
	do {
		result = f->ops->write(f, (const char *)from + done,
				       bytes - done, pos);
		if (result > 0)
			done += (size_t)result;
		if (!f->ops->is_stream || f->flags & UK_FILE_NONBLOCK)
			break;
	} while ((result > 0 && done < bytes) ||
		 should_retry(f, &result, UK_FILE_OUT));
	return done > 0 ? (long)done : result;
}

long uk_file_read(struct uk_file *f, void *to, size_t bytes)
{
	return read_at(f, to, bytes, &f->pos);
}

long uk_file_write(struct uk_file *f, const void *from, size_t bytes)
{
	if (!(f->flags & UK_FILE_APPEND))
		return write_at(f, from, bytes, &f->pos);
	int64_t pos = UK_FILE_AT_END;
	long result = write_at(f, from, bytes, &pos);

	if (result > 0)
		f->pos = pos;
	return result;
}

long uk_file_pread(struct uk_file *f, void *to, size_t bytes, int64_t pos)
{
	if (f->ops->is_stream)
		return -ESPIPE;
	return pos < 0 ? -EINVAL : read_at(f, to, bytes, &pos);
}

long uk_file_pwrite(struct uk_file *f, const void *from, size_t bytes,
		    int64_t pos)
{
	if (f->ops->is_stream)
		return -ESPIPE;
	return pos < 0 ? -EINVAL : write_at(f, from, bytes, &pos);
}
