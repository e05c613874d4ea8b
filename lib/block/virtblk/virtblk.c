// SPDX-License-Identifier: BSD-3-Clause
// Requests to a virtio disk, and its answers (Virtual I/O Device 1.1, 5.2.6).
#include "virtblk.h"

enum { TYPE_IN = 0, TYPE_OUT = 1, TYPE_FLUSH = 4, TYPE_DISCARD = 11 };

/* NONE is no status, but what stands there until the device writes one. */
enum { STATUS_OK = 0, STATUS_IOERR = 1, STATUS_UNSUPP = 2, STATUS_NONE = 0xff };

static struct virtblk *virtblk_of(struct uk_virtio_queue *queue)
{
	return UK_CONTAINER_OF(queue, struct virtblk, queue);
}

static void put_free(struct virtblk *disk, struct virtblk_command *command)
{
	command->next = disk->free;
	disk->free = command;
}

/* Whatever the device still had ends; it can reach none of that any more. */
static void give_up(struct virtblk *disk)
{
	struct virtblk_command *command;

	if (disk->broken)
		return;
	disk->broken = true;
	uk_virtio_stop(disk->virtio);
	while ((command = uk_virtio_ring_take_back(&disk->queue.ring)))
		uk_blkdev_done(&disk->dev, command->request, -EIO);
}

static uint64_t bytes_of(const struct virtblk *disk,
			 const struct uk_blkdev_request *r)
{
	return (uint64_t)r->sectors * disk->dev.sector_bytes;
}

/* Whether the device says that it wrote what there was to write: a status, and
 * before that the data that were read. Old ones say anything (2.6.8.1). */
static bool is_length_right(const struct virtblk *disk,
			    const struct uk_blkdev_request *r, uint8_t status,
			    uint32_t bytes)
{
	if (disk->virtio->legacy)
		return true;
	if (status != STATUS_OK)
		return bytes > 0;
	return bytes == 1 + (r->what == UK_BLKDEV_READ ? bytes_of(disk, r) : 0);
}

static void finish(struct virtblk *disk, struct virtblk_command *command,
		   uint32_t bytes)
{
	uint8_t status = *(volatile uint8_t *)&command->status;
	struct uk_blkdev_request *request = command->request;

	if (status > STATUS_UNSUPP)
		uk_virtio_break(disk->virtio, "has a status that is none");
	else if (!is_length_right(disk, request, status, bytes))
		uk_virtio_break(disk->virtio, "wrote another length");
	bool right = status == STATUS_OK && !disk->virtio->broken;

	put_free(disk, command);
	uk_blkdev_done(&disk->dev, request, right ? 0 : -EIO);
}

void virtblk_wake(struct uk_virtio_queue *queue)
{
	struct virtblk *disk = virtblk_of(queue);
	struct virtblk_command *command;
	uint32_t bytes;

	if (disk->broken)
		return;
	do {
		while (!disk->virtio->broken &&
		       (command = uk_virtio_ring_take(&queue->ring, &bytes)))
			finish(disk, command, bytes);
	} while (!uk_virtio_is_broken(disk->virtio) &&
		 !uk_virtio_ring_listen(&queue->ring));
	if (uk_virtio_is_broken(disk->virtio))
		give_up(disk);
}

/* Only breaking is of interest: a disk's size stays. */
void virtblk_changed(struct uk_virtio *virtio)
{
	if (uk_virtio_is_broken(virtio))
		give_up(virtio->driver);
}

static void fill(const struct virtblk *disk, struct virtblk_command *command,
		 struct uk_blkdev_request *r)
{
	static const uint8_t types[] = {
	    [UK_BLKDEV_READ] = TYPE_IN,
	    [UK_BLKDEV_WRITE] = TYPE_OUT,
	    [UK_BLKDEV_FLUSH] = TYPE_FLUSH,
	    [UK_BLKDEV_DISCARD] = TYPE_DISCARD,
	};
	uint32_t units = disk->dev.sector_bytes / VIRTBLK_UNIT;
	bool has_place =
	    r->what == UK_BLKDEV_READ || r->what == UK_BLKDEV_WRITE;

	command->header.type = types[r->what];
	command->header.reserved = 0;
	command->header.unit = has_place ? r->sector * units : 0;
	command->range.unit = r->sector * units;
	command->range.units = r->sectors * units;
	command->range.flags = 0;
	command->status = STATUS_NONE;
	command->request = r;
}

/* The data's parts; how many. */
static unsigned split(const struct virtblk *disk,
		      const struct virtblk_command *command,
		      struct uk_virtio_part *parts)
{
	const struct uk_blkdev_request *r = command->request;
	const char *data = r->data;
	uint64_t left = bytes_of(disk, r);
	unsigned count = 0;

	if (r->what == UK_BLKDEV_FLUSH)
		return 0;
	if (r->what == UK_BLKDEV_DISCARD) {
		*parts = (struct uk_virtio_part){&command->range,
						 sizeof(command->range)};
		return 1;
	}
	for (; left > 0; left -= parts[count++].bytes) {
		parts[count].data = data;
		parts[count].bytes =
		    (uint32_t)UK_MIN(left, (uint64_t)disk->most_segment);
		data += parts[count].bytes;
	}
	return count;
}

static int give(struct virtblk *disk, struct virtblk_command *command)
{
	struct uk_virtio_part parts[VIRTBLK_SEGMENTS + 2] = {
	    {&command->header, sizeof(command->header)}};
	unsigned count = 1 + split(disk, command, parts + 1);
	unsigned out = command->request->what == UK_BLKDEV_READ ? 1 : count;

	parts[count++] = (struct uk_virtio_part){&command->status, 1};
	return uk_virtio_ring_add(&disk->queue.ring, parts, out, count - out,
				  command);
}

static int submit(struct uk_blkdev *dev, struct uk_blkdev_request *r)
{
	struct virtblk *disk = UK_CONTAINER_OF(dev, struct virtblk, dev);
	struct virtblk_command *command = disk->free;

	if (disk->broken)
		return -EIO;
	if (!command)
		return -EAGAIN;
	disk->free = command->next;
	fill(disk, command, r);
	int error = give(disk, command);

	if (error) {
		put_free(disk, command);
		if (uk_virtio_is_broken(disk->virtio))
			give_up(disk);
		return error;
	}
	uk_virtio_queue_push(&disk->queue);
	return 0;
}

const struct uk_blkdev_ops virtblk_ops = {.submit = submit};
