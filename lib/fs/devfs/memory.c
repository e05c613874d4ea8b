// SPDX-License-Identifier: BSD-3-Clause
// Devices that need no machine but one with entropy: null zero full random.
#include "devfs.h"

#include <uk/alloc.h>
#include <uk/memory.h>
#include <uk/plat.h>

struct device_file {
	struct uk_file file;
	struct uk_vfs_node *node;
};

static struct device_file *device_of(struct uk_file *f)
{
	return UK_CONTAINER_OF(f, struct device_file, file);
}

static void close_device(struct uk_file *f)
{
	uk_vfs_node_put(device_of(f)->node);
	uk_free(uk_alloc_default(), device_of(f));
}

static long read_nothing(struct uk_file *f, void *to, size_t bytes,
			 int64_t *pos)
{
	(void)f;
	(void)to;
	(void)bytes;
	(void)pos;
	return 0;
}

static long read_zeros(struct uk_file *f, void *to, size_t bytes, int64_t *pos)
{
	(void)f;
	(void)pos;
	memset(to, 0, bytes);
	return (long)bytes;
}

/* In pieces, for a machine's generator may be slow. */
static long read_random(struct uk_file *f, void *to, size_t bytes, int64_t *pos)
{
	size_t done = 0, piece;

	(void)f;
	(void)pos;
	for (; done < bytes; done += piece) {
		piece = UK_MIN(bytes - done, (size_t)256);
		if (uk_plat_entropy((char *)to + done, piece))
			return done > 0 ? (long)done : -EIO;
	}
	return (long)done;
}

static long write_all(struct uk_file *f, const void *from, size_t bytes,
		      int64_t *pos)
{
	(void)f;
	(void)from;
	(void)pos;
	return (long)bytes;
}

static long write_nothing(struct uk_file *f, const void *from, size_t bytes,
			  int64_t *pos)
{
	(void)f;
	(void)from;
	(void)pos;
	return bytes > 0 ? -ENOSPC : 0;
}

static int64_t seek(struct uk_file *f, int64_t offset, int whence)
{
	(void)f;
	(void)offset;
	return whence <= UK_FILE_END ? 0 : -EINVAL;
}

static int stat_device(struct uk_file *f, struct uk_file_stat *stat)
{
	*stat = device_of(f)->node->stat;
	return 0;
}

#define OPS(device_read, device_write)                                    \
	{                                                                 \
		.close = close_device, .seek = seek, .stat = stat_device, \
		.read = device_read, .write = device_write,               \
	}

static const struct uk_file_ops null_ops = OPS(read_nothing, write_all);
static const struct uk_file_ops zero_ops = OPS(read_zeros, write_all);
static const struct uk_file_ops full_ops = OPS(read_zeros, write_nothing);
static const struct uk_file_ops random_ops = OPS(read_random, write_all);

static int open_device(struct uk_vfs_node *node, unsigned flags,
		       struct uk_file **file);

static struct memory_device {
	struct uk_devfs_device device;
	const struct uk_file_ops *ops;
} devices[] = {
    {{"null", UK_FILE_CHAR | 0666, 0x103, open_device, {0}, 0}, &null_ops},
    {{"zero", UK_FILE_CHAR | 0666, 0x105, open_device, {0}, 0}, &zero_ops},
    {{"full", UK_FILE_CHAR | 0666, 0x107, open_device, {0}, 0}, &full_ops},
    {{"random", UK_FILE_CHAR | 0666, 0x108, open_device, {0}, 0}, &random_ops},
    {{"urandom", UK_FILE_CHAR | 0666, 0x109, open_device, {0}, 0}, &random_ops},
};

static const struct uk_file_ops *ops_of(const struct uk_vfs_node *node)
{
	for (size_t i = 0; i < UK_ARRAY_LEN(devices); i++)
		if (devices[i].device.node == node)
			return devices[i].ops;
	return &null_ops;
}

static int open_device(struct uk_vfs_node *node, unsigned flags,
		       struct uk_file **file)
{
	struct device_file *d = uk_alloc(uk_alloc_default(), sizeof(*d));

	if (!d)
		return -ENOMEM;
	uk_file_init(&d->file, ops_of(node), flags & UK_FILE_ACCESS,
		     UK_FILE_IN | UK_FILE_OUT);
	d->node = uk_vfs_node_get(node);
	*file = &d->file;
	return 0;
}

int devfs_add_memory(void)
{
	int error = 0;

	for (size_t i = 0; i < UK_ARRAY_LEN(devices) && !error; i++)
		error = uk_devfs_add(&devices[i].device);
	return error;
}
