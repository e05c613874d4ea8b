// SPDX-License-Identifier: BSD-3-Clause
// Tests: a packed ring, with a device that does as it should and one that lies.
#include "packed.h"
#include "device.h"

#include <uk/test.h>

enum { AVAIL = 1 << 7, USED = 1 << 15, EVENTS_AT = 2 };

static const struct uk_virtio_ring_kind kind = {
    .size = 8, .packed = true, .event = true, .tables = 1, .table_parts = 8};

static uint32_t bytes;
static uint16_t at, used_at;
static bool wrap, used_wrap;

static struct virtio_packed_desc *desc(unsigned n)
{
	return (struct virtio_packed_desc *)ring.descs + n;
}

static void begin(void)
{
	ring_make(kind);
	at = used_at = 0;
	wrap = used_wrap = true;
}

static void step(uint16_t *n, bool *turn, unsigned count)
{
	*n = (uint16_t)(*n + count);
	if (*n < ring.size)
		return;
	*n = (uint16_t)(*n - ring.size);
	*turn = !*turn;
}

/* What a device has of a buffer. */
struct seen {
	uint16_t id, count;
	struct virtio_packed_desc first, last;
};

/* The next buffer that is available; count is 0 if there is none. */
static struct seen next(void)
{
	struct seen s = {.count = 0};

	do {
		struct virtio_packed_desc d = *desc(at);

		if (!(d.flags & AVAIL) != !wrap || !(d.flags & USED) != wrap)
			return s;
		if (s.count++ == 0)
			s.first = d;
		s.last = d;
		step(&at, &wrap, 1);
	} while (s.last.flags & DESC_NEXT);
	s.id = s.last.id;
	return s;
}

static void use(uint16_t id, uint32_t length, unsigned count)
{
	desc(used_at)->id = id;
	desc(used_at)->bytes = length;
	desc(used_at)->flags = used_wrap ? AVAIL | USED : 0;
	step(&used_at, &used_wrap, count);
}

UK_TEST(packed_buffers_go_and_come_in_any_order)
{
	begin();
	UK_EXPECT(give(0, 1, 2) == 0 && give(1, 2, 0) == 0);
	struct seen first = next(), second = next();

	UK_EXPECT_INT(first.count, ==, 3);
	UK_EXPECT(first.first.address == (uintptr_t)buffers[0].memory[0] &&
		  first.first.bytes == 16 && !(first.first.flags & DESC_WRITE));
	UK_EXPECT(first.last.address == (uintptr_t)buffers[0].memory[2] &&
		  first.last.flags & DESC_WRITE);
	UK_EXPECT_INT(second.count, ==, 2);
	UK_EXPECT_INT(next().count, ==, 0);
	UK_EXPECT_INT(take(&bytes), ==, -1);
	use(second.id, 4711, 2);
	use(first.id, 20, 3);
	UK_EXPECT(take(&bytes) == 1 && bytes == 0);
	UK_EXPECT(take(&bytes) == 0 && bytes == 20);
	UK_EXPECT_INT(take(&bytes), ==, -1);
	UK_EXPECT(ring.held == 0 && ring.free_count == 8 && !ring.broken);
}

UK_TEST(packed_ring_goes_round)
{
	unsigned right = 0;

	begin();
	for (unsigned i = 0; i < 1000; i++) {
		UK_EXPECT(give(0, 1, i % 3) == 0 && give(1, 1, 1) == 0);
		struct seen first = next(), second = next();

		use(second.id, 16, second.count);
		use(first.id, 0, first.count);
		right += take(&bytes) == 1 && bytes == 16;
		right += take(&bytes) == 0 && bytes == 0;
		right += take(&bytes) == -1;
	}
	UK_EXPECT_INT(right, ==, 3000);
	UK_EXPECT(ring.free_count == 8 && !ring.broken);
}

UK_TEST(packed_ring_takes_tables_and_fills_up)
{
	begin();
	UK_EXPECT_INT(give(0, 3, 5), ==, 0);
	UK_EXPECT_INT(ring.free_count, ==, 7);
	struct seen s = next();
	const struct virtio_packed_desc *table =
	    (void *)(uintptr_t)s.first.address;

	UK_EXPECT(s.count == 1 && s.first.flags & DESC_INDIRECT);
	UK_EXPECT_INT(s.first.bytes, ==, 8 * 16);
	for (unsigned i = 0; i < 8; i++)
		UK_EXPECT(table[i].address == (uintptr_t)buffers[0].memory[i] &&
			  table[i].flags == (i < 3 ? 0 : DESC_WRITE));
	UK_EXPECT_INT(give(1, 4, 4), ==, -EAGAIN);
	UK_EXPECT(give(1, 4, 3) == 0 && give(2, 1, 0) == -EAGAIN);
	use(s.id, 80, 1);
	UK_EXPECT(take(&bytes) == 0 && bytes == 80);
	UK_EXPECT_INT(give(2, 1, 0), ==, 0);
	UK_EXPECT_INT(ring.free_count, ==, 0);
}

UK_TEST(packed_ring_tells_and_listens)
{
	begin();
	struct virtio_packed_events *theirs = (void *)ring.used;
	struct virtio_packed_events *ours = (void *)ring.avail;

	UK_EXPECT(!uk_virtio_ring_push(&ring));
	UK_EXPECT(give(0, 1, 0) == 0 && uk_virtio_ring_push(&ring));
	theirs->flags = 1;
	UK_EXPECT(give(1, 1, 0) == 0 && !uk_virtio_ring_push(&ring));
	theirs->flags = EVENTS_AT;
	theirs->at = 3 | 1 << 15;
	UK_EXPECT(give(2, 1, 0) == 0 && !uk_virtio_ring_push(&ring));
	UK_EXPECT(give(3, 1, 1) == 0 && uk_virtio_ring_push(&ring));
	theirs->at = 0; /* the start of the next round */
	UK_EXPECT(give(4, 3, 0) == 0 && !uk_virtio_ring_push(&ring));
	uk_virtio_ring_quiet(&ring);
	UK_EXPECT_INT(ours->flags, ==, 1);
	UK_EXPECT(uk_virtio_ring_listen(&ring));
	UK_EXPECT(ours->flags == EVENTS_AT && ours->at == 1 << 15);
	use(next().id, 0, 1);
	UK_EXPECT(!uk_virtio_ring_listen(&ring));
	UK_EXPECT_INT(take(&bytes), ==, 0);
	UK_EXPECT(uk_virtio_ring_listen(&ring) && ours->at == (1 | 1 << 15));
	UK_EXPECT(give(5, 1, 0) == 0 && uk_virtio_ring_push(&ring));
}

UK_TEST(packed_listens_for_room)
{
	begin();
	struct virtio_packed_events *ours = (void *)ring.avail;

	UK_EXPECT(uk_virtio_ring_listen_most(&ring));
	UK_EXPECT_INT(ours->at, ==, 1 << 15);
	UK_EXPECT(give(0, 3, 0) == 0 && give(1, 1, 0) == 0);
	UK_EXPECT(uk_virtio_ring_listen_most(&ring));
	UK_EXPECT_INT(ours->at, ==, 3 | 1 << 15);
	use(next().id, 0, 3);
	UK_EXPECT(!uk_virtio_ring_listen_most(&ring));
	UK_EXPECT_INT(take(&bytes), ==, 0);
	UK_EXPECT(give(2, 3, 0) == 0 && give(3, 3, 0) == 0);
	UK_EXPECT(uk_virtio_ring_listen_most(&ring));
	UK_EXPECT_INT(ours->at, ==, 0); /* in the next round */
}

/* Whether the ring is broken, and gives its two buffers back once. */
static bool breaks(void)
{
	struct buffer *b;

	while (take(&bytes) >= 0)
		continue;
	if (!ring.broken || give(2, 1, 0) != -EIO || take(&bytes) >= 0)
		return false;
	while ((b = uk_virtio_ring_take_back(&ring)))
		b->back++;
	return buffers[0].back == 1 && buffers[1].back == 1 && ring.held == 0;
}

static void begin_with_two(void)
{
	begin();
	UK_EXPECT(give(0, 1, 1) == 0 && give(1, 0, 2) == 0);
}

UK_TEST(packed_lies_break_the_ring)
{
	begin_with_two();
	use(8, 0, 1);
	UK_EXPECT(breaks());
	begin_with_two();
	use(0xffff, 0, 1);
	UK_EXPECT(breaks());
	begin_with_two();
	use(7, 0, 1);
	UK_EXPECT(breaks());
	begin_with_two();
	use(next().id, 17, 2);
	UK_EXPECT(breaks());
	/* The same one twice. */
	begin_with_two();
	uint16_t id = next().id;

	use(id, 0, 2);
	use(id, 0, 2);
	UK_EXPECT(breaks());
}

/* A device that turns all descriptors into used ones has given back what it
 * had, at most. */
UK_TEST(packed_lies_everywhere_end)
{
	unsigned took = 0;

	begin_with_two();
	for (unsigned i = 0; i < 8; i++) {
		desc(i)->id = (uint16_t)(i % 2);
		desc(i)->bytes = 0;
		desc(i)->flags = AVAIL | USED;
	}
	for (unsigned i = 0; i < 100; i++)
		took += take(&bytes) >= 0;
	UK_EXPECT_INT(took, <=, 2);
	UK_EXPECT(buffers[0].back <= 1 && buffers[1].back <= 1);
}
