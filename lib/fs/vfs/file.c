// SPDX-License-Identifier: BSD-3-Clause
// What is open of a file system: regular files and folders.
#include "vfs.h"

#include <uk/alloc.h>

struct vfs_file {
	struct uk_file file;
	struct uk_vfs_node *node;
};

static struct uk_vfs_node *node_of(const struct uk_file *f)
{
	return UK_CONTAINER_OF(f, struct vfs_file, file)->node;
}

static void close_file(struct uk_file *f)
{
	if (node_of(f))
		uk_vfs_node_put(node_of(f));
	uk_free(uk_alloc_default(), UK_CONTAINER_OF(f, struct vfs_file, file));
}

/* Once after each change, so that reading does not cost a look at the clock. */
static void note_access(struct uk_file_stat *stat)
{
	if (stat->atime_ns <= stat->mtime_ns)
		stat->atime_ns = uk_vfs_now_ns();
}

static long read_file(struct uk_file *f, void *to, size_t bytes, int64_t *pos)
{
	struct uk_vfs_node *node = node_of(f);

	if (vfs_is(node, UK_FILE_DIR))
		return -EISDIR;
	if (!node->ops->read)
		return -EINVAL;
	uk_mutex_lock(&node->lock);
	long count = node->ops->read(node, to, bytes, *pos);

	if (count > 0)
		*pos += count;
	note_access(&node->stat);
	uk_mutex_unlock(&node->lock);
	return count;
}

static long write_file(struct uk_file *f, const void *from, size_t bytes,
		       int64_t *pos)
{
	struct uk_vfs_node *node = node_of(f);

	if (!node->ops->write)
		return -EROFS;
	uk_mutex_lock(&node->lock);
	int64_t at = *pos == UK_FILE_AT_END ? node->stat.bytes : *pos;
	size_t room = (size_t)UK_MIN(INT64_MAX - at, (int64_t)(SIZE_MAX / 2));
	long count =
	    bytes > 0 && room == 0
		? -EFBIG
		: node->ops->write(node, from, UK_MIN(bytes, room), at);

	if (count > 0) {
		*pos = at + count;
		node->stat.mtime_ns = node->stat.ctime_ns = uk_vfs_now_ns();
	}
	uk_mutex_unlock(&node->lock);
	return count;
}

static int64_t base_of(const struct uk_file *f, int whence)
{
	switch (whence) {
	case UK_FILE_SET:
		return 0;
	case UK_FILE_CURRENT:
		return f->pos;
	case UK_FILE_END:
		return node_of(f)->stat.bytes;
	default:
		return -EINVAL;
	}
}

static int64_t seek_file(struct uk_file *f, int64_t offset, int whence)
{
	struct uk_vfs_node *node = node_of(f);

	uk_mutex_lock(&node->lock);
	int64_t pos, base = base_of(f, whence);

	if (base < 0)
		pos = base;
	else if (__builtin_add_overflow(base, offset, &pos))
		pos = -EOVERFLOW;
	else if (pos < 0)
		pos = -EINVAL;
	else
		f->pos = pos;
	uk_mutex_unlock(&node->lock);
	return pos;
}

static int stat_file(struct uk_file *f, struct uk_file_stat *stat)
{
	struct uk_vfs_node *node = node_of(f);

	uk_mutex_lock(&node->lock);
	*stat = node->stat;
	uk_mutex_unlock(&node->lock);
	return 0;
}

static int change_file(struct uk_file *f, const struct uk_file_change *change)
{
	if (node_of(f)->is_read_only)
		return -EROFS;
	vfs_change(node_of(f), change);
	return 0;
}

static int truncate_file(struct uk_file *f, int64_t bytes)
{
	return vfs_resize(node_of(f), bytes);
}

static int sync_file(struct uk_file *f)
{
	struct uk_vfs_node *node = node_of(f);

	if (!node->ops->sync)
		return 0;
	uk_mutex_lock(&node->lock);
	int error = node->ops->sync(node);

	uk_mutex_unlock(&node->lock);
	return error;
}

/* A folder's position is where the next name is looked for. */
static int list_file(struct uk_file *f, struct uk_file_entry *entry)
{
	struct uk_vfs_node *node = node_of(f);

	if (!vfs_is(node, UK_FILE_DIR))
		return -ENOTDIR;
	uk_mutex_lock(&vfs_lock);
	int found = node->ops->list(node, f->pos, entry);

	if (found > 0)
		f->pos = entry->next;
	uk_mutex_unlock(&vfs_lock);
	return found;
}

static const struct uk_file_ops ops = {
    .close = close_file,
    .read = read_file,
    .write = write_file,
    .seek = seek_file,
    .stat = stat_file,
    .change = change_file,
    .truncate = truncate_file,
    .sync = sync_file,
    .list = list_file,
};

struct uk_vfs_node *uk_vfs_node_of(const struct uk_file *f)
{
	return f->ops == &ops ? node_of(f) : NULL;
}

int vfs_file_new(unsigned flags, struct uk_file **file)
{
	struct vfs_file *f = uk_alloc(uk_alloc_default(), sizeof(*f));

	if (!f)
		return -ENOMEM;
	uk_file_init(&f->file, &ops, flags, UK_FILE_IN | UK_FILE_OUT);
	f->node = NULL;
	*file = &f->file;
	return 0;
}

void vfs_file_set_node(struct uk_file *f, struct uk_vfs_node *node)
{
	UK_CONTAINER_OF(f, struct vfs_file, file)->node = node;
}
