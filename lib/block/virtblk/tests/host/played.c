// SPDX-License-Identifier: BSD-3-Clause
// The played disk: it reads the ring as the specification has it (2.6, 5.2.6).
#include "played.h"

#include <uk/alloc/trial.h>
#include <uk/io.h>
#include <uk/memory.h>
#include <uk/plat.h>

struct desc {
	uint64_t address;
	uint32_t bytes;
	uint16_t flags, next;
};

struct avail {
	uint16_t flags, index, heads[];
};

struct used {
	uint16_t flags, index;
	struct {
		uint32_t head, bytes;
	} entries[];
};

struct header {
	uint32_t type, reserved;
	uint64_t unit;
};

struct range {
	uint64_t unit;
	uint32_t units, flags;
};

enum { NEXT = 1, WRITE = 2, INDIRECT = 4, MOST_ASKED = 64, MOST_PARTS = 32 };
enum { NEEDS_RESET = 0x40 };

unsigned char played_medium[PLAYED_BYTES];
struct played played;
unsigned played_most_asked, played_most_parts;

static struct uk_virtio virtio;
static struct uk_virtio_queue *queue;
static unsigned status, asked_count;
static uint16_t seen, asked[MOST_ASKED], last_head;
static bool was_reset;
static uint64_t state = 0x9e3779b97f4a7c15;

/* Blocks of devices that are gone, as a disk is for ever. */
static struct uk_alloc_trial heap = {
    .a = {.ops = &uk_alloc_trial_ops, .name = "trial"}, .grants = -1};

uint64_t uk_io_to_device(const void *p)
{
	return (uintptr_t)p;
}

unsigned played_pick(unsigned end)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state >> 20) % end;
}

static unsigned get_status(struct uk_virtio *dev)
{
	(void)dev;
	return status;
}

static bool set_status(struct uk_virtio *dev, unsigned value)
{
	(void)dev;
	if (value == 0) {
		was_reset = true;
		asked_count = 0;
		seen = 0;
	}
	status = value;
	return !(played.stuck && value == 0);
}

static uint64_t features(struct uk_virtio *dev)
{
	(void)dev;
	return played.features;
}

static void set_features(struct uk_virtio *dev, uint64_t value)
{
	(void)dev;
	(void)value;
}

static unsigned generation(struct uk_virtio *dev)
{
	(void)dev;
	return 0;
}

static uint32_t config(struct uk_virtio *dev, unsigned offset, unsigned width)
{
	unsigned char bytes[64] = {0};
	uint32_t value = 0;

	(void)dev;
	memcpy(bytes, &played.units, 8);
	memcpy(bytes + 8, &played.size_max, 4);
	memcpy(bytes + 12, &played.seg_max, 4);
	memcpy(bytes + 20, &played.block_bytes, 4);
	memcpy(bytes + 36, &played.most_discard, 4);
	memcpy(&value, bytes + offset, width);
	return value;
}

static unsigned queue_most(struct uk_virtio *dev, unsigned number, bool *fixed)
{
	(void)dev;
	*fixed = played.fixed;
	return number == 0 ? played.ring_size : 0;
}

static int queue_start(struct uk_virtio *dev, struct uk_virtio_queue *q)
{
	(void)dev;
	queue = q;
	return 0;
}

static void look(void)
{
	const struct avail *avail = (void *)queue->ring.avail;

	while (seen != avail->index && asked_count < MOST_ASKED)
		asked[asked_count++] = avail->heads[seen++ % queue->ring.size];
	played_most_asked = UK_MAX(played_most_asked, asked_count);
	/* With an event index: to be told of the next one. */
	struct used *used = (void *)queue->ring.used;

	*(uint16_t *)(void *)&used->entries[queue->ring.size] = seen;
}

static void notify(struct uk_virtio_queue *q)
{
	(void)q;
	look();
	if (!played.later)
		played_answer(~0U);
}

static const struct uk_virtio_ops ops = {
    .status = get_status,
    .set_status = set_status,
    .features = features,
    .set_features = set_features,
    .generation = generation,
    .config = config,
    .queue_most = queue_most,
    .queue_start = queue_start,
    .notify = notify,
};

/* The parts of the buffer that begins there; how many. */
static unsigned walk(uint16_t head, const struct desc **parts)
{
	const struct desc *table = (void *)queue->ring.descs;
	const struct desc *at = &table[head];
	unsigned count = 0;

	if (at->flags & INDIRECT)
		at = table = (void *)(uintptr_t)at->address;
	while (count < MOST_PARTS) {
		parts[count++] = at;
		if (!(at->flags & NEXT))
			break;
		at = &table[at->next];
	}
	played_most_parts = UK_MAX(played_most_parts, count);
	return count;
}

/* Does it; what it wrote, without the status. -1: there is no such place. */
static long do_request(const struct desc **parts, unsigned count)
{
	const struct header *h = (void *)(uintptr_t)parts[0]->address;
	const struct range *range = (void *)(uintptr_t)parts[1]->address;
	uint64_t at = h->unit * 512;
	long wrote = 0;

	if (h->type == 11 && range->unit * 512 <= PLAYED_BYTES)
		memset(played_medium + range->unit * 512, 0,
		       range->units * 512);
	if (h->type != 0 && h->type != 1)
		return 0;
	for (unsigned i = 1; i + 1 < count; i++) {
		void *data = (void *)(uintptr_t)parts[i]->address;

		if (at + parts[i]->bytes > PLAYED_BYTES ||
		    at + parts[i]->bytes > played.units * 512 ||
		    (parts[i]->flags & WRITE ? 1 : 0) != (h->type == 0))
			return -1;
		if (h->type == 0) {
			memcpy(data, played_medium + at, parts[i]->bytes);
			wrote += parts[i]->bytes;
		} else {
			memcpy(played_medium + at, data, parts[i]->bytes);
		}
		at += parts[i]->bytes;
	}
	return wrote;
}

static uint8_t honest_status(long wrote)
{
	return wrote < 0 || played.lie == FAILS ? 1
	       : played.lie == UNSUPPORTED      ? 2
						: 0;
}

static void give_back(uint16_t head, uint32_t bytes)
{
	struct used *used = (void *)queue->ring.used;
	unsigned size = queue->ring.size;

	if (played.lie == LIE_HEAD)
		head = (uint16_t)(size + played_pick(3));
	else if (played.lie == LIE_TWICE)
		/* Unless that is what it has been given anew. */
		head = last_head != head ? last_head : (uint16_t)size;
	else
		last_head = head;
	used->entries[used->index % size].head = head;
	used->entries[used->index % size].bytes = bytes;
	used->index++;
	if (played.lie == LIE_INDEX)
		used->index = (uint16_t)(used->index + size);
}

static void answer(uint16_t head)
{
	const struct desc *parts[MOST_PARTS];
	unsigned count = walk(head, parts);
	long wrote = do_request(parts, count);
	uint8_t *answer_status = (void *)(uintptr_t)parts[count - 1]->address;
	uint32_t bytes = (uint32_t)(UK_MAX(wrote, 0) + 1);

	if (played.lie != LIE_NO_STATUS)
		*answer_status =
		    played.lie == LIE_STATUS ? 3 : honest_status(wrote);
	if (played.lie == LIE_SHORT)
		bytes--;
	if (played.lie == LIE_LONG)
		bytes++;
	if (played.legacy)
		bytes = played_pick(2) ? 0 : 4096;
	give_back(head, bytes);
}

void played_answer(unsigned most)
{
	unsigned long flags = uk_plat_irq_save();

	for (; most > 0 && asked_count > 0; most--) {
		unsigned which = played_pick(asked_count);
		uint16_t head = asked[which];

		asked[which] = asked[--asked_count];
		answer(head);
		if (played.lie == LIE_RESET)
			status |= NEEDS_RESET;
		uk_virtio_interrupt(&virtio, played.lie != LIE_RESET,
				    played.lie == LIE_RESET);
		played.lie = HONEST;
	}
	uk_plat_irq_restore(flags);
}

unsigned played_asked(void)
{
	return asked_count;
}

bool played_was_reset(void)
{
	return was_reset;
}

void played_default(void)
{
	played = (struct played){
	    .features = UK_VIRTIO_VERSION_1 | VIRTBLK_BLK_SIZE | VIRTBLK_FLUSH |
			VIRTBLK_DISCARD | VIRTBLK_SEG_MAX,
	    .units = PLAYED_BYTES / 512,
	    .block_bytes = 512,
	    .seg_max = 14,
	    .most_discard = 1 << 16,
	    .ring_size = 64,
	};
	played_most_asked = played_most_parts = 0;
	memset(played_medium, 0, sizeof(played_medium));
}

struct virtblk *played_begin(int *error)
{
	uk_alloc_default_set(&heap.a);
	virtio = (struct uk_virtio){
	    .ops = &ops, .kind = UK_VIRTIO_BLOCK, .legacy = played.legacy};
	status = asked_count = 0;
	seen = 0;
	size_t blocks = heap.a.stats.count;

	*error = virtblk_probe(&virtio);
	was_reset = false;
	if (*error)
		return heap.a.stats.count == blocks ? NULL : virtio.driver;
	return virtio.driver;
}
