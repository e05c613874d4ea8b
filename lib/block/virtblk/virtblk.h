// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other (Virtual I/O Device 1.1,
// 5.2).
#ifndef VIRTBLK_H
#define VIRTBLK_H

#include <uk/blkdev.h>
#include <uk/virtio.h>

/* Features (5.2.3). */
#define VIRTBLK_SIZE_MAX UK_VIRTIO_FEATURE(1)
#define VIRTBLK_SEG_MAX  UK_VIRTIO_FEATURE(2)
#define VIRTBLK_RO       UK_VIRTIO_FEATURE(5)
#define VIRTBLK_BLK_SIZE UK_VIRTIO_FEATURE(6)
#define VIRTBLK_FLUSH    UK_VIRTIO_FEATURE(9)
#define VIRTBLK_DISCARD  UK_VIRTIO_FEATURE(13)

/* The protocol's own sectors, whatever the disk's are. */
#define VIRTBLK_UNIT 512U

/* Parts of a request's data, where the device limits how long they are. */
#define VIRTBLK_SEGMENTS 16U

/* A request as the device sees it (5.2.6). */
struct virtblk_command {
	struct {
		uint32_t type, reserved;
		uint64_t unit;
	} header;
	struct {
		uint64_t unit;
		uint32_t units, flags;
	} range; /* of a discard */
	uint8_t status;

	struct uk_blkdev_request *request;
	struct virtblk_command *next; /* of those that are free */
};

struct virtblk {
	struct uk_blkdev dev;
	struct uk_virtio *virtio;
	struct uk_virtio_queue queue;
	uint32_t most_segment; /* bytes */
	bool broken;
	struct virtblk_command *free, *commands;
};

/* Takes a device: as uk_virtio_driver has it. */
int virtblk_probe(struct uk_virtio *virtio);

/* The class's operations, and what to do when the device has done something. */
extern const struct uk_blkdev_ops virtblk_ops;
void virtblk_wake(struct uk_virtio_queue *queue);
void virtblk_changed(struct uk_virtio *virtio);

#endif
