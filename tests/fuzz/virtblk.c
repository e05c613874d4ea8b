// SPDX-License-Identifier: BSD-3-Clause
// Virtio's disks: the input is what one does, and what is asked of it.
#include "heap.h"
#include "irq.h"
#include "split.h"
#include "virtdev.h"

#include <uk/blkdev.h>
#include <uk/memory.h>
#include <uk/plat.h>

enum { REQUESTS = 12, DATA = 16 << 10, MOST_PARTS = 32 };

static struct asked {
	struct uk_blkdev_request request;
	char *data;
	bool under_way;
} asked[REQUESTS];

static struct uk_blkdev *disk;
static uint16_t seen;

uint64_t uk_plat_time_ns(void)
{
	return 0;
}

/* Nobody waits: all requests are of the kind that has a `done'. */
void uk_plat_idle(uint64_t deadline_ns)
{
	HOLDS(deadline_ns == 1);
}

static void done(struct uk_blkdev_request *r, int error)
{
	struct asked *a = UK_CONTAINER_OF(r, struct asked, request);

	HOLDS(a->under_way && irq_masked > 0);
	HOLDS(error == 0 || error == -EIO);
	a->under_way = false;
}

/* Sectors as many as there is room for, so that a device that writes elsewhere
 * is noticed. */
static void ask(uint8_t which)
{
	struct asked *a = &asked[which % REQUESTS];

	if (a->under_way)
		return;
	a->request = (struct uk_blkdev_request){
	    .what = (enum uk_blkdev_what)(input_byte() % 4),
	    .sector = input_byte() & 1 ? input_word() : 0,
	    .sectors = input_byte() % (DATA / disk->sector_bytes + 1),
	    .data = a->data,
	    .done = done,
	};
	a->under_way = true;
	int error = uk_blkdev_submit(disk, &a->request);

	HOLDS(error == 0 || error == -EINVAL || error == -ENXIO ||
	      error == -EROFS || error == -ENOTSUP);
	if (error)
		a->under_way = false;
}

/* Writes a status, and of the data what was read, as a device should. */
static uint32_t fill(const struct uk_virtio_desc *d)
{
	char *to = (char *)(uintptr_t)d->address;

	if (!(d->flags & DESC_WRITE))
		return 0;
	memset(to, 0, d->bytes);
	if (!(d->flags & DESC_NEXT))
		*to = (char)input_byte();
	return d->bytes;
}

static void answer(struct uk_virtio_ring *ring)
{
	struct uk_virtio_used *used = ring->used;

	if (seen == ring->avail->index)
		return;
	uint16_t head = ring->avail->heads[seen++ & (ring->size - 1)];
	const struct uk_virtio_desc *table = ring->descs, *d = &table[head];
	uint32_t bytes = 0;

	/* It may have written over these itself. */
	if (d->flags & ~(DESC_NEXT | DESC_WRITE | DESC_INDIRECT))
		return;
	if (d->flags & DESC_INDIRECT)
		d = table = (void *)(uintptr_t)d->address;
	for (unsigned i = 0; i < MOST_PARTS; i++) {
		bytes += fill(d);
		if (!(d->flags & DESC_NEXT))
			break;
		d = &table[d->next];
	}
	if (input_byte() == 0xff)
		bytes = input_word();
	used->entries[used->index & (ring->size - 1)] =
	    (struct virtio_used_entry){head, bytes};
	used->index++;
}

/* What a device does are interrupts. */
static void drive(uint8_t what)
{
	if ((what & 3) < 2) {
		ask(what >> 2);
		return;
	}
	unsigned long flags = uk_plat_irq_save();

	/* To the driver one kind of ring is as good as the other. */
	if ((what & 3) == 3 || (virtdev.queues && virtdev.queues->ring.packed))
		virtdev_act();
	else if (virtdev.queues)
		answer(&virtdev.queues->ring);
	if (what & 128)
		uk_virtio_interrupt(&virtdev, true, false);
	uk_plat_irq_restore(flags);
}

/* A disk that is there is for ever; breaking it ends all that it was asked. */
static void finish(void)
{
	unsigned long flags = uk_plat_irq_save();

	uk_virtio_break(&virtdev, "has to end");
	uk_virtio_interrupt(&virtdev, false, true);
	uk_plat_irq_restore(flags);
	for (unsigned i = 0; i < REQUESTS; i++)
		HOLDS(!asked[i].under_way);
	uk_list_remove(&disk->link);
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	static char data[REQUESTS][DATA] UK_ALIGNED(8);
	struct uk_blkdev *last = NULL;

	for (unsigned i = 0; i < REQUESTS; i++)
		asked[i] = (struct asked){.data = data[i]};
	seen = 0;
	heap_grant(bytes > 0 && input[bytes - 1] < 4 ? input[bytes - 1] : -1);
	virtdev_begin(UK_VIRTIO_BLOCK, input, bytes);
	heap_grant(-1);
	for (struct uk_blkdev *d = NULL; (d = uk_blkdev_next(d));)
		last = d;
	disk = last;
	while (disk && input_left())
		drive(input_byte());
	if (disk)
		finish();
	heap_end();
	return 0;
}
