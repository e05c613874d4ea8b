// SPDX-License-Identifier: BSD-3-Clause
// Disks as block special files: blk0 and so on.
#include "disk.h"

#include <uk/alloc.h>
#include <uk/format.h>

struct disk_file {
	struct uk_file file;
	struct disk *disk;
};

static struct disk *disk_of(const struct uk_file *f)
{
	return UK_CONTAINER_OF(f, struct disk_file, file)->disk;
}

static void close_disk(struct uk_file *f)
{
	uk_free(uk_alloc_default(), UK_CONTAINER_OF(f, struct disk_file, file));
}

static long read_disk(struct uk_file *f, void *to, size_t bytes, int64_t *pos)
{
	struct disk *disk = disk_of(f);

	if (*pos >= disk_bytes(disk))
		return 0;
	long count = devfs_disk_read(disk, to, bytes, *pos);

	if (count > 0)
		*pos += count;
	return count;
}

/* A disk has its end where it has it: there is no appending to it. */
static long write_disk(struct uk_file *f, const void *from, size_t bytes,
		       int64_t *pos)
{
	struct disk *disk = disk_of(f);

	if (bytes == 0)
		return 0;
	if (*pos == UK_FILE_AT_END || *pos >= disk_bytes(disk))
		return -ENOSPC;
	long count = devfs_disk_write(disk, from, bytes, *pos);

	if (count <= 0)
		return count;
	*pos += count;
	int error = f->flags & UK_FILE_SYNC ? uk_blkdev_flush(disk->dev) : 0;

	return error ? error : count;
}

static int64_t seek_disk(struct uk_file *f, int64_t offset, int whence)
{
	int64_t end = disk_bytes(disk_of(f)), pos;
	int64_t base = whence == UK_FILE_SET       ? 0
		       : whence == UK_FILE_CURRENT ? f->pos
		       : whence == UK_FILE_END     ? end
						   : -1;

	if (base < 0 || __builtin_add_overflow(base, offset, &pos) || pos < 0 ||
	    pos > end)
		return -EINVAL;
	f->pos = pos;
	return pos;
}

static int stat_disk(struct uk_file *f, struct uk_file_stat *stat)
{
	*stat = disk_of(f)->device.node->stat;
	return 0;
}

static int sync_disk(struct uk_file *f)
{
	return uk_blkdev_flush(disk_of(f)->dev);
}

/* As many calls as it takes: a device may have more sectors than one of them
 * names. */
static int discard_disk(struct uk_blkdev *dev, const uint64_t range[2])
{
	uint64_t sector = range[0] / dev->sector_bytes;
	uint64_t left = range[1] / dev->sector_bytes;
	int error = 0;

	if (range[0] % dev->sector_bytes || range[1] % dev->sector_bytes ||
	    sector > dev->sectors || left > dev->sectors - sector)
		return -EINVAL;
	while (left > 0 && !error) {
		uint32_t sectors = (uint32_t)UK_MIN(left, (uint64_t)UINT32_MAX);

		error = uk_blkdev_discard(dev, sector, sectors);
		sector += sectors;
		left -= sectors;
	}
	return error;
}

static int control_disk(struct uk_file *f, unsigned long request, void *arg)
{
	struct uk_blkdev *dev = disk_of(f)->dev;

	switch (request) {
	case UK_DEVFS_DISK_BYTES:
		*(uint64_t *)arg = (uint64_t)disk_bytes(disk_of(f));
		return 0;
	case UK_DEVFS_DISK_SECTOR_BYTES:
		*(int *)arg = (int)dev->sector_bytes;
		return 0;
	case UK_DEVFS_DISK_IS_READ_ONLY:
		*(int *)arg = dev->read_only;
		return 0;
	case UK_DEVFS_DISK_FLUSH:
		return uk_blkdev_flush(dev);
	case UK_DEVFS_DISK_DISCARD:
		return uk_file_may_write(f) ? discard_disk(dev, arg) : -EBADF;
	default:
		return -ENOTTY;
	}
}

static const struct uk_file_ops ops = {
    .is_external = true,
    .close = close_disk,
    .read = read_disk,
    .write = write_disk,
    .seek = seek_disk,
    .stat = stat_disk,
    .sync = sync_disk,
    .ioctl = control_disk,
};

static struct disk *first;

static struct disk *disk_at(const struct uk_vfs_node *node)
{
	struct disk *disk = first;

	while (disk && disk->device.node != node)
		disk = disk->next;
	return disk;
}

static int open_disk(struct uk_vfs_node *node, unsigned flags,
		     struct uk_file **file)
{
	struct disk *disk = disk_at(node);

	if (disk->dev->read_only && (flags & UK_FILE_ACCESS) != UK_FILE_RDONLY)
		return -EROFS;
	struct disk_file *f = uk_alloc(uk_alloc_default(), sizeof(*f));

	if (!f)
		return -ENOMEM;
	uk_file_init(&f->file, &ops, flags, UK_FILE_IN | UK_FILE_OUT);
	f->disk = disk;
	*file = &f->file;
	return 0;
}

static int add_disk(struct uk_blkdev *dev)
{
	struct disk *disk = uk_alloc(uk_alloc_default(), sizeof(*disk));

	if (!disk)
		return -ENOMEM;
	*disk = (struct disk){
	    .device = {.name = disk->name,
		       .mode = UK_FILE_BLOCK | (dev->read_only ? 0440 : 0660),
		       .number = 0xfe00 + dev->number,
		       .open = open_disk},
	    .dev = dev,
	    .next = first,
	};
	uk_mutex_init(&disk->lock);
	uk_format_buf(disk->name, sizeof(disk->name), "blk%u", dev->number);
	first = disk;
	return uk_devfs_add(&disk->device);
}

int devfs_add_disks(void)
{
	struct uk_blkdev *dev = NULL;
	int error = 0;

	while (!error && (dev = uk_blkdev_next(dev)))
		error = add_disk(dev);
	return error;
}
