// SPDX-License-Identifier: BSD-3-Clause
// Queues: rings that a device was told of.
#include <uk/alloc.h>
#include <uk/memory.h>
#include <uk/virtio.h>

/* The largest power of two that is neither more than `most` nor than `limit`.
 */
static unsigned choose_size(unsigned most, unsigned limit)
{
	unsigned size = 1;

	while (size * 2 <= most && size * 2 <= limit)
		size *= 2;
	return size;
}

static int choose(struct uk_virtio *dev, unsigned number, unsigned most,
		  struct uk_virtio_ring_kind *kind)
{
	bool fixed = false;
	unsigned limit = dev->ops->queue_most(dev, number, &fixed);

	if (limit == 0)
		return -ENOENT;
	unsigned size = choose_size(UK_MIN(most, UK_VIRTIO_RING_MOST), limit);

	if (fixed && size < limit)
		size = choose_size(UK_VIRTIO_RING_MOST, limit);
	if (fixed && size != limit)
		return -ENOTSUP;
	kind->size = (uint16_t)size;
	kind->legacy = dev->legacy;
	kind->event = uk_virtio_has(dev, UK_VIRTIO_EVENT);
	kind->packed = uk_virtio_has(dev, UK_VIRTIO_PACKED);
	if (!uk_virtio_has(dev, UK_VIRTIO_INDIRECT))
		kind->tables = 0;
	return 0;
}

static int allocate(struct uk_virtio_queue *queue,
		    const struct uk_virtio_ring_kind *kind)
{
	struct uk_alloc *heap = uk_alloc_default();
	size_t bytes = uk_virtio_ring_bytes(kind);
	size_t private_bytes = uk_virtio_ring_private_bytes(kind);

	if (!heap)
		return -ENOMEM;
	queue->memory =
	    uk_alloc_aligned(heap, bytes, uk_virtio_ring_align(kind));
	queue->private = uk_alloc(heap, private_bytes);
	if (!queue->memory || !queue->private)
		return -ENOMEM;
	memset(queue->memory, 0, bytes);
	memset(queue->private, 0, private_bytes);
	uk_virtio_ring_init(&queue->ring, kind, queue->memory, queue->private);
	return 0;
}

int uk_virtio_queue_start(struct uk_virtio *dev, struct uk_virtio_queue *queue,
			  unsigned number, unsigned most, unsigned tables,
			  unsigned parts)
{
	struct uk_virtio_ring_kind kind = {
	    .tables = (uint16_t)tables,
	    .table_parts = (uint16_t)parts,
	};
	int error = choose(dev, number, most, &kind);

	queue->memory = queue->private = NULL;
	queue->dev = dev;
	queue->number = number;
	if (!error)
		error = allocate(queue, &kind);
	if (!error)
		error = dev->ops->queue_start(dev, queue);
	if (error) {
		uk_virtio_queue_end(queue);
		return error;
	}
	queue->next = dev->queues;
	dev->queues = queue;
	return 0;
}

void uk_virtio_queue_end(struct uk_virtio_queue *queue)
{
	uk_free(uk_alloc_default(), queue->memory);
	uk_free(uk_alloc_default(), queue->private);
	queue->memory = queue->private = NULL;
}

void uk_virtio_queue_push(struct uk_virtio_queue *queue)
{
	if (uk_virtio_ring_push(&queue->ring))
		queue->dev->ops->notify(queue);
}
