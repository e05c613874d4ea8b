// SPDX-License-Identifier: BSD-3-Clause
// References, and the operations that a file may lack.
#include <uk/arch.h>
#include <uk/assert.h>
#include <uk/file.h>

void uk_file_init(struct uk_file *f, const struct uk_file_ops *ops,
		  unsigned flags, unsigned events)
{
	*f = (struct uk_file){
	    .ops = ops,
	    .flags = flags,
	    .references = 1,
	    .events = events,
	};
	uk_list_init(&f->watchers);
}

struct uk_file *uk_file_get(struct uk_file *f)
{
	uk_arch_atomic_add(&f->references, 1);
	return f;
}

/* Whoever watches holds no reference. */
static void leave_watchers(struct uk_file *f)
{
	unsigned long flags = uk_lock_acquire(&f->lock);

	while (!uk_list_empty(&f->watchers)) {
		struct uk_file_watcher *w = UK_LIST_ENTRY(
		    f->watchers.next, struct uk_file_watcher, link);

		uk_list_remove(&w->link);
		w->gone(w);
	}
	uk_lock_release(&f->lock, flags);
}

void uk_file_put(struct uk_file *f)
{
	if (!f)
		return;
	unsigned before = uk_arch_atomic_add(&f->references, -1);

	uk_assert(before > 0);
	if (before == 1) {
		leave_watchers(f);
		f->ops->close(f);
	}
}

int64_t uk_file_seek(struct uk_file *f, int64_t offset, int whence)
{
	if (f->ops->is_stream || !f->ops->seek)
		return -ESPIPE;
	return f->ops->seek(f, offset, whence);
}

int uk_file_stat(struct uk_file *f, struct uk_file_stat *stat)
{
	return f->ops->stat ? f->ops->stat(f, stat) : -EINVAL;
}

int uk_file_change(struct uk_file *f, const struct uk_file_change *change)
{
	return f->ops->change ? f->ops->change(f, change) : -EPERM;
}

int uk_file_truncate(struct uk_file *f, int64_t bytes)
{
	if (!uk_file_may_write(f))
		return -EBADF;
	if (bytes < 0 || !f->ops->truncate)
		return -EINVAL;
	return f->ops->truncate(f, bytes);
}

int uk_file_sync(struct uk_file *f)
{
	return f->ops->sync ? f->ops->sync(f) : -EINVAL;
}

int uk_file_ioctl(struct uk_file *f, unsigned long request, void *arg)
{
	return f->ops->ioctl ? f->ops->ioctl(f, request, arg) : -ENOTTY;
}

int uk_file_list(struct uk_file *f, struct uk_file_entry *entry)
{
	return f->ops->list ? f->ops->list(f, entry) : -ENOTDIR;
}
