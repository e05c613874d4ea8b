// SPDX-License-Identifier: BSD-3-Clause
// Tests: buffers to a device that does as it should, and back.
#include "device.h"

#include <uk/memory.h>
#include <uk/test.h>

static const struct uk_virtio_ring_kind plain = {.size = 8};
static const struct uk_virtio_ring_kind events = {.size = 8, .event = true};
static const struct uk_virtio_ring_kind tables = {
    .size = 8, .tables = 2, .table_parts = 8};

static uint32_t bytes;
static bool may_write;

/* Whether the device sees the parts of a buffer, and no more. */
static bool shows(uint16_t head, unsigned buffer, unsigned out, unsigned in)
{
	for (unsigned i = 0; i < out + in; i++)
		if (device_part(head, i, &bytes, &may_write) !=
			buffers[buffer].memory[i] ||
		    bytes != 16 || may_write != (i >= out))
			return false;
	return !device_part(head, out + in, &bytes, &may_write);
}

UK_TEST(ring_buffers_go_and_come)
{
	ring_make(plain);
	UK_EXPECT_INT(give(0, 1, 2), ==, 0);
	UK_EXPECT_INT(give(1, 2, 0), ==, 0);
	UK_EXPECT_INT(ring.held, ==, 2);
	int first = device_next(), second = device_next();

	UK_EXPECT(shows((uint16_t)first, 0, 1, 2));
	UK_EXPECT(shows((uint16_t)second, 1, 2, 0));
	UK_EXPECT_INT(device_next(), ==, -1);
	UK_EXPECT_INT(take(&bytes), ==, -1);
	device_use((uint32_t)second, 0);
	device_use((uint32_t)first, 32);
	UK_EXPECT_INT(take(&bytes), ==, 1);
	UK_EXPECT_INT(bytes, ==, 0);
	UK_EXPECT_INT(take(&bytes), ==, 0);
	UK_EXPECT_INT(bytes, ==, 32);
	UK_EXPECT_INT(take(&bytes), ==, -1);
	UK_EXPECT(ring.held == 0 && ring.free_count == 8 && !ring.broken);
}

UK_TEST(ring_is_full_and_empties)
{
	ring_make(plain);
	UK_EXPECT_INT(give(0, 3, 3), ==, 0);
	UK_EXPECT_INT(give(1, 0, 3), ==, -EAGAIN);
	UK_EXPECT_INT(give(1, 0, 2), ==, 0);
	UK_EXPECT_INT(give(2, 1, 0), ==, -EAGAIN);
	device_use((uint32_t)device_next(), 48);
	UK_EXPECT_INT(take(&bytes), ==, 0);
	UK_EXPECT_INT(give(2, 1, 5), ==, 0);
	UK_EXPECT_INT(ring.free_count, ==, 0);
}

/* Indices go round their 16 bits, descriptors get mixed. */
UK_TEST(ring_goes_round)
{
	unsigned in_order = 0;

	ring_make(events);
	for (unsigned i = 0; i < 70000; i++) {
		UK_EXPECT_INT(give(i % 2, 1, i % 3), ==, 0);
		UK_EXPECT_INT(give(2, 1, 1), ==, 0);
		int first = device_next(), second = device_next();

		device_use((uint32_t)second, 16);
		device_use((uint32_t)first, 0);
		in_order += take(&bytes) == 2 && bytes == 16;
		in_order += take(&bytes) == (int)(i % 2) && bytes == 0;
	}
	UK_EXPECT_INT(in_order, ==, 140000);
	UK_EXPECT(ring.free_count == 8 && !ring.broken);
}

UK_TEST(ring_takes_tables_for_many_parts)
{
	ring_make(tables);
	UK_EXPECT_INT(give(0, 3, 5), ==, 0);
	UK_EXPECT_INT(ring.free_count, ==, 7);
	UK_EXPECT_INT(give(1, 2, 0), ==, 0);
	UK_EXPECT_INT(ring.free_count, ==, 5);
	UK_EXPECT_INT(give(2, 0, 6), ==, 0);
	UK_EXPECT_INT(ring.free_count, ==, 4);
	/* There are no more tables. */
	UK_EXPECT_INT(give(3, 5, 0), ==, -EAGAIN);
	UK_EXPECT_INT(give(3, 4, 0), ==, 0);
	UK_EXPECT_INT(give(4, 1, 0), ==, -EAGAIN);
	int head = device_next();

	UK_EXPECT(shows((uint16_t)head, 0, 3, 5));
	device_use((uint32_t)head, 80);
	UK_EXPECT_INT(take(&bytes), ==, 0);
	UK_EXPECT_INT(bytes, ==, 80);
	UK_EXPECT_INT(give(5, 0, 8), ==, 0);
	while ((head = device_next()) >= 0)
		device_use((uint32_t)head, 0);
	while (take(&bytes) >= 0)
		continue;
	UK_EXPECT(ring.free_count == 8 && ring.held == 0 && !ring.broken);
	UK_EXPECT_INT(give(6, 8, 0), ==, 0);
	UK_EXPECT_INT(give(7, 8, 0), ==, 0);
}

UK_TEST(ring_tells_the_device_when_it_wants_to_hear)
{
	ring_make(plain);
	UK_EXPECT(!uk_virtio_ring_push(&ring));
	UK_EXPECT_INT(give(0, 1, 0), ==, 0);
	UK_EXPECT(uk_virtio_ring_push(&ring));
	UK_EXPECT(!uk_virtio_ring_push(&ring));
	device_wants_none(true);
	UK_EXPECT_INT(give(1, 1, 0), ==, 0);
	UK_EXPECT(!uk_virtio_ring_push(&ring));
	ring_make(events);
	device_wants(1);
	UK_EXPECT_INT(give(0, 1, 0), ==, 0);
	UK_EXPECT(!uk_virtio_ring_push(&ring));
	UK_EXPECT_INT(give(1, 1, 0), ==, 0);
	UK_EXPECT_INT(give(2, 1, 0), ==, 0);
	UK_EXPECT(uk_virtio_ring_push(&ring));
	UK_EXPECT_INT(give(3, 1, 0), ==, 0);
	UK_EXPECT(!uk_virtio_ring_push(&ring));
}

UK_TEST(ring_listens_and_is_quiet)
{
	ring_make(plain);
	uk_virtio_ring_quiet(&ring);
	UK_EXPECT(!device_may_interrupt());
	UK_EXPECT(uk_virtio_ring_listen(&ring));
	UK_EXPECT(device_may_interrupt());
	ring_make(events);
	UK_EXPECT_INT(give(0, 1, 0), ==, 0);
	uk_virtio_ring_quiet(&ring);
	UK_EXPECT_INT(device_is_wanted(), ==, UINT16_MAX);
	UK_EXPECT(uk_virtio_ring_listen(&ring));
	UK_EXPECT_INT(device_is_wanted(), ==, 0);
	device_use((uint32_t)device_next(), 0);
	UK_EXPECT(!uk_virtio_ring_listen(&ring));
	UK_EXPECT_INT(take(&bytes), ==, 0);
	UK_EXPECT(uk_virtio_ring_listen(&ring));
	UK_EXPECT_INT(device_is_wanted(), ==, 1);
}

UK_TEST(ring_listens_for_room)
{
	ring_make(plain);
	uk_virtio_ring_quiet(&ring);
	UK_EXPECT_INT(give(0, 1, 0), ==, 0);
	UK_EXPECT(uk_virtio_ring_listen_most(&ring));
	UK_EXPECT(device_may_interrupt());
	device_use((uint32_t)device_next(), 0);
	UK_EXPECT(!uk_virtio_ring_listen_most(&ring));
	ring_make(events);
	for (unsigned i = 0; i < 4; i++)
		UK_EXPECT_INT(give(i, 1, 0), ==, 0);
	UK_EXPECT(uk_virtio_ring_listen_most(&ring));
	UK_EXPECT_INT(device_is_wanted(), ==, 3);
	for (unsigned i = 0; i < 3; i++)
		device_use((uint32_t)device_next(), 0);
	UK_EXPECT(uk_virtio_ring_listen_most(&ring));
	device_use((uint32_t)device_next(), 0);
	UK_EXPECT(!uk_virtio_ring_listen_most(&ring));
}

UK_TEST(ring_lies_where_old_devices_look_for_it)
{
	struct uk_virtio_ring_kind old = {.size = 256, .legacy = true};

	UK_EXPECT_INT(uk_virtio_ring_align(&old), ==, 4096);
	ring_make(old);
	UK_EXPECT_INT((char *)ring.avail - (char *)ring.descs, ==, 4096);
	UK_EXPECT_INT((char *)ring.used - (char *)ring.descs, ==, 8192);
	UK_EXPECT(uk_virtio_ring_bytes(&old) >= 8192 + 6 + 8 * 256);
	old.legacy = false;
	UK_EXPECT(uk_virtio_ring_bytes(&old) < 8192);
	UK_EXPECT(uk_virtio_ring_align(&old) == 16);
}
