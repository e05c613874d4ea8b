// SPDX-License-Identifier: BSD-3-Clause
// Starting a virtio disk, and what it says of itself (Virtual I/O Device 1.1,
// 5.2.4, 5.2.5).
#include "virtblk.h"

#include <uk/alloc.h>
#include <uk/bits.h>
#include <uk/memory.h>
#include <uk/print.h>

/* In one request. */
#define MOST_BYTES (128U << 10)

/* Offsets in the configuration. */
enum {
	CAPACITY = 0,
	SIZE_MAX_BYTES = 8,
	SEG_MAX_COUNT = 12,
	BLK_SIZE_BYTES = 20,
	MOST_DISCARD = 36,
};

static uint32_t field(struct virtblk *disk, uint64_t feature, unsigned offset,
		      uint32_t without)
{
	return uk_virtio_has(disk->virtio, feature)
		   ? (uint32_t)uk_virtio_config(disk->virtio, offset, 4)
		   : without;
}

/* Blocks of a size in between are parts of the class's larger ones. */
static int read_sizes(struct virtblk *disk)
{
	uint32_t block = field(disk, VIRTBLK_BLK_SIZE, BLK_SIZE_BYTES, 512);
	uint32_t sector_bytes = block == 512 ? 512 : 4096;

	if (block < 512 || block > 4096 || !uk_bits_is_pow2(block)) {
		uk_print_error("no disk has blocks of %u bytes here",
			       (unsigned)block);
		return -ENOTSUP;
	}
	disk->dev.sector_bytes = sector_bytes;
	disk->dev.sectors = uk_virtio_config(disk->virtio, CAPACITY, 8) /
			    (sector_bytes / VIRTBLK_UNIT);
	return 0;
}

static int read_limits(struct virtblk *disk)
{
	uint32_t bytes =
	    field(disk, VIRTBLK_SIZE_MAX, SIZE_MAX_BYTES, MOST_BYTES);
	uint32_t segments = field(disk, VIRTBLK_SEG_MAX, SEG_MAX_COUNT, 1);
	uint32_t sector_bytes = disk->dev.sector_bytes;

	/* Some have 0 in them and mean nothing by it. */
	segments = segments ? UK_MIN(segments, VIRTBLK_SEGMENTS) : 1;
	bytes = UK_MIN(bytes ? bytes : MOST_BYTES, MOST_BYTES);
	disk->most_segment = bytes;
	bytes = UK_MIN(MOST_BYTES, bytes * segments);
	disk->dev.most_sectors = bytes / sector_bytes;
	if (disk->dev.most_sectors == 0) {
		uk_print_error("a disk takes no more than %u bytes at once",
			       (unsigned)bytes);
		return -ENOTSUP;
	}
	return 0;
}

static void read_abilities(struct virtblk *disk)
{
	uint32_t discard = field(disk, VIRTBLK_DISCARD, MOST_DISCARD, 0);

	disk->dev.read_only = uk_virtio_has(disk->virtio, VIRTBLK_RO);
	disk->dev.can_flush = uk_virtio_has(disk->virtio, VIRTBLK_FLUSH);
	disk->dev.can_discard =
	    discard >=
	    disk->dev.most_sectors * (disk->dev.sector_bytes / VIRTBLK_UNIT);
}

static int make_queue(struct virtblk *disk)
{
	enum { REQUESTS = CONFIG_VIRTBLK_REQUESTS, FEW_PARTS = 3 };
	uint32_t most_bytes = disk->dev.most_sectors * disk->dev.sector_bytes;
	unsigned parts =
	    (most_bytes + disk->most_segment - 1) / disk->most_segment + 2;
	size_t bytes = REQUESTS * sizeof(*disk->commands);

	disk->commands = uk_alloc(uk_alloc_default(), bytes);
	if (!disk->commands)
		return -ENOMEM;
	memset(disk->commands, 0, bytes);
	for (unsigned i = 0; i < REQUESTS; i++) {
		disk->commands[i].next = disk->free;
		disk->free = &disk->commands[i];
	}
	disk->queue.wake = virtblk_wake;
	/* One more, as sizes are powers of two, rounded down. */
	return uk_virtio_queue_start(disk->virtio, &disk->queue, 0,
				     REQUESTS * (FEW_PARTS + 1),
				     parts > FEW_PARTS ? REQUESTS : 0, parts);
}

/* A ring may be too small for as many parts as the device takes. */
static int fit_ring(struct virtblk *disk)
{
	const struct uk_virtio_ring *ring = &disk->queue.ring;
	uint32_t sector_bytes = disk->dev.sector_bytes;

	if (ring->table_count > 0)
		return 0;
	if (ring->size < 3)
		return -ENOTSUP;
	uint64_t bytes = (uint64_t)(ring->size - 2) * disk->most_segment;

	if (bytes < sector_bytes)
		return -ENOTSUP;
	disk->dev.most_sectors = (uint32_t)UK_MIN(
	    bytes / sector_bytes, (uint64_t)disk->dev.most_sectors);
	return 0;
}

static int start(struct virtblk *disk)
{
	int error = uk_virtio_start(
	    disk->virtio, VIRTBLK_SIZE_MAX | VIRTBLK_SEG_MAX | VIRTBLK_RO |
			      VIRTBLK_BLK_SIZE | VIRTBLK_FLUSH |
			      VIRTBLK_DISCARD | UK_VIRTIO_ANY_LAYOUT);

	if (!error)
		error = read_sizes(disk);
	if (!error)
		error = read_limits(disk);
	if (error)
		return error;
	read_abilities(disk);
	error = make_queue(disk);
	return error ? error : fit_ring(disk);
}

int virtblk_probe(struct uk_virtio *virtio)
{
	struct virtblk *disk = uk_alloc(uk_alloc_default(), sizeof(*disk));

	if (!disk)
		return -ENOMEM;
	memset(disk, 0, sizeof(*disk));
	disk->virtio = virtio;
	int error = start(disk);

	if (error) {
		uk_virtio_stop(virtio);
		uk_virtio_queue_end(&disk->queue);
		uk_free(uk_alloc_default(), disk->commands);
		uk_free(uk_alloc_default(), disk);
		return error;
	}
	virtio->driver = disk;
	virtio->changed = virtblk_changed;
	disk->dev.ops = &virtblk_ops;
	disk->dev.driver = "virtblk";
	uk_virtio_ready(virtio);
	uk_blkdev_add(&disk->dev);
	return 0;
}
UK_VIRTIO_DRIVER(virtblk, UK_VIRTIO_BLOCK, virtblk_probe);
