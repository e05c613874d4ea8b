// SPDX-License-Identifier: BSD-3-Clause
// Tests: a device that lies breaks its ring and nothing else, and the driver
// has each of its buffers back, once.
#include "device.h"

#include <uk/test.h>

static const struct uk_virtio_ring_kind kind = {
    .size = 8, .event = true, .tables = 1, .table_parts = 6};

static uint32_t bytes;

/* Three buffers, of which one takes a table. */
static void begin(void)
{
	ring_make(kind);
	UK_EXPECT(give(0, 1, 1) == 0 && give(1, 0, 1) == 0 &&
		  give(2, 3, 3) == 0);
}

/* Whether the ring is broken, gives nothing out, and gives all back once. */
static bool breaks(void)
{
	struct buffer *b;

	while (take(&bytes) >= 0)
		continue;
	if (!ring.broken || take(&bytes) >= 0 || give(3, 1, 0) != -EIO ||
	    uk_virtio_ring_push(&ring))
		return false;
	while ((b = uk_virtio_ring_take_back(&ring)))
		b->back++;
	return buffers[0].back == 1 && buffers[1].back == 1 &&
	       buffers[2].back == 1 && buffers[3].back == 0 && ring.held == 0 &&
	       ring.free_count == ring.size && ring.table_free == 1;
}

UK_TEST(lies_index_jumps)
{
	begin();
	ring.used->index = 4;
	UK_EXPECT(breaks());
	begin();
	ring.used->index = UINT16_MAX;
	UK_EXPECT(breaks());
	begin();
	ring.used->index = 0x8000;
	UK_EXPECT(breaks());
}

UK_TEST(lies_buffers_that_are_none)
{
	begin();
	device_use(8, 0);
	UK_EXPECT(breaks());
	begin();
	device_use(UINT32_MAX, 0);
	UK_EXPECT(breaks());
	begin();
	device_use(0x10000, 0);
	UK_EXPECT(breaks());
}

UK_TEST(lies_buffers_that_it_does_not_have)
{
	begin();
	device_use(7, 0);
	UK_EXPECT(breaks());
	/* The second descriptor of the first. */
	begin();
	device_use(ring.descs[0].next, 0);
	UK_EXPECT(breaks());
}

UK_TEST(lies_the_same_one_twice)
{
	begin();
	device_use((uint32_t)device_next(), 0);
	device_use(0, 0);
	UK_EXPECT(breaks());
}

UK_TEST(lies_more_than_there_is_room_for)
{
	begin();
	device_use((uint32_t)device_next(), 17);
	UK_EXPECT(breaks());
	begin();
	device_use((uint32_t)device_next(), UINT32_MAX);
	UK_EXPECT(breaks());
	begin();
	(void)device_next();
	(void)device_next();
	device_use((uint32_t)device_next(), 49);
	UK_EXPECT(breaks());
}

/* Old devices put anything there; no more counts than they may write. */
UK_TEST(lies_of_old_devices_about_lengths_are_cut)
{
	ring_make((struct uk_virtio_ring_kind){.size = 8, .legacy = true});
	UK_EXPECT(give(0, 1, 1) == 0 && give(1, 1, 0) == 0);
	device_use((uint32_t)device_next(), 4000);
	device_use((uint32_t)device_next(), 4000);
	UK_EXPECT_INT(take(&bytes), ==, 0);
	UK_EXPECT_INT(bytes, ==, 16);
	UK_EXPECT_INT(take(&bytes), ==, 1);
	UK_EXPECT_INT(bytes, ==, 0);
	UK_EXPECT(!ring.broken);
}

/* What the device writes over, the driver has not looked at again. */
UK_TEST(lies_in_descriptors_lead_nowhere)
{
	begin();
	for (unsigned i = 0; i < 8; i++)
		ring.descs[i] =
		    (struct uk_virtio_desc){~0ULL, ~0U, 0xffff, 0xffff};
	for (unsigned i = 0; i < 8; i++)
		ring.avail->heads[i] = 0xffff;
	device_use(0, 16);
	UK_EXPECT_INT(take(&bytes), ==, 0);
	UK_EXPECT_INT(give(0, 1, 1), ==, 0);
	UK_EXPECT(ring.held == 3 && !ring.broken);
	buffers[0].back = 0;
	device_use(99, 0);
	UK_EXPECT(breaks());
}

/* A ring that is told of one use for ever does not loop: it is one. */
UK_TEST(lies_uses_without_end)
{
	unsigned took = 0;

	begin();
	for (unsigned i = 0; i < 1000 && !ring.broken; i++) {
		device_use(0, 0);
		took += take(&bytes) >= 0;
	}
	UK_EXPECT_INT(took, ==, 1);
	buffers[0].back = 1;
	UK_EXPECT(breaks());
}
