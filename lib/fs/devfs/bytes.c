// SPDX-License-Identifier: BSD-3-Clause
// Bytes of a disk: what is no whole sector, or not aligned, through a buffer.
#include "disk.h"

#include <uk/alloc.h>
#include <uk/memory.h>

enum { BUFFER_BYTES = 16 << 10 };

/* A piece of a transfer: `bytes` from `skip` on in the sectors. */
struct piece {
	uint64_t sector;
	uint32_t sectors;
	size_t skip, bytes;
	bool direct; /* to or from the caller's memory */
};

static struct piece whole_sectors(const struct disk *disk, size_t bytes,
				  int64_t pos)
{
	uint32_t sector_bytes = disk->dev->sector_bytes;
	size_t sectors =
	    UK_MIN(bytes / sector_bytes, (size_t)UINT32_MAX / sector_bytes);

	return (struct piece){
	    .sector = (uint64_t)pos / sector_bytes,
	    .sectors = (uint32_t)sectors,
	    .bytes = sectors * sector_bytes,
	    .direct = true,
	};
}

/* Up to the next sector if whole ones can follow, else as much as the buffer
 * takes. */
static struct piece through_buffer(const struct disk *disk, const char *data,
				   size_t bytes, int64_t pos)
{
	uint32_t sector_bytes = disk->dev->sector_bytes;
	struct piece p = {
	    .sector = (uint64_t)pos / sector_bytes,
	    .skip = (size_t)((uint64_t)pos % sector_bytes),
	};
	size_t to_next = sector_bytes - p.skip;

	p.bytes = UK_IS_ALIGNED((uintptr_t)data + to_next, UK_BLKDEV_ALIGN)
		      ? to_next
		      : BUFFER_BYTES - p.skip;
	p.bytes = UK_MIN(p.bytes, bytes);
	p.sectors =
	    (uint32_t)((p.skip + p.bytes + sector_bytes - 1) / sector_bytes);
	return p;
}

static struct piece next_piece(const struct disk *disk, const char *data,
			       size_t bytes, int64_t pos)
{
	uint32_t sector_bytes = disk->dev->sector_bytes;

	return (uint64_t)pos % sector_bytes == 0 && bytes >= sector_bytes &&
		       UK_IS_ALIGNED((uintptr_t)data, UK_BLKDEV_ALIGN)
		   ? whole_sectors(disk, bytes, pos)
		   : through_buffer(disk, data, bytes, pos);
}

static int need_buffer(struct disk *disk)
{
	if (!disk->buffer)
		disk->buffer = uk_alloc_aligned(uk_alloc_default(),
						BUFFER_BYTES, UK_BLKDEV_ALIGN);
	return disk->buffer ? 0 : -ENOMEM;
}

static int read_buffer(struct disk *disk, const struct piece *p)
{
	int error = need_buffer(disk);

	return error ? error
		     : uk_blkdev_read(disk->dev, p->sector, disk->buffer,
				      p->sectors);
}

static int read_piece(struct disk *disk, const struct piece *p, char *to)
{
	if (p->direct)
		return uk_blkdev_read(disk->dev, p->sector, to, p->sectors);
	uk_mutex_lock(&disk->lock);
	int error = read_buffer(disk, p);

	if (!error)
		memcpy(to, disk->buffer + p->skip, p->bytes);
	uk_mutex_unlock(&disk->lock);
	return error;
}

/* What is around the bytes in their sectors stays as it is. */
static int write_buffer(struct disk *disk, const struct piece *p,
			const char *from)
{
	size_t sector_bytes = disk->dev->sector_bytes;
	bool whole = p->skip == 0 && p->bytes == p->sectors * sector_bytes;
	int error = whole ? need_buffer(disk) : read_buffer(disk, p);

	if (error)
		return error;
	memcpy(disk->buffer + p->skip, from, p->bytes);
	return uk_blkdev_write(disk->dev, p->sector, disk->buffer, p->sectors);
}

static int write_piece(struct disk *disk, const struct piece *p,
		       const char *from)
{
	uk_mutex_lock(&disk->lock);
	int error =
	    p->direct ? uk_blkdev_write(disk->dev, p->sector, from, p->sectors)
		      : write_buffer(disk, p, from);

	uk_mutex_unlock(&disk->lock);
	return error;
}

static size_t room(const struct disk *disk, size_t bytes, int64_t pos)
{
	uint64_t left = (uint64_t)(disk_bytes(disk) - pos);

	return bytes < left ? bytes : (size_t)left;
}

long devfs_disk_read(struct disk *disk, void *to, size_t bytes, int64_t pos)
{
	size_t done = 0;

	bytes = room(disk, bytes, pos);
	while (done < bytes) {
		char *at = (char *)to + done;
		int64_t from = pos + (int64_t)done;
		struct piece p = next_piece(disk, at, bytes - done, from);
		int error = read_piece(disk, &p, at);

		if (error)
			return done > 0 ? (long)done : error;
		done += p.bytes;
	}
	return (long)done;
}

long devfs_disk_write(struct disk *disk, const void *from, size_t bytes,
		      int64_t pos)
{
	size_t done = 0;

	bytes = room(disk, bytes, pos);
	while (done < bytes) {
		const char *at = (const char *)from + done;
		int64_t to = pos + (int64_t)done;
		struct piece p = next_piece(disk, at, bytes - done, to);
		int error = write_piece(disk, &p, at);

		if (error)
			return done > 0 ? (long)done : error;
		done += p.bytes;
	}
	return (long)done;
}
