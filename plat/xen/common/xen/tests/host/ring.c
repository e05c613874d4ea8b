// SPDX-License-Identifier: BSD-3-Clause
// Tests: bytes through a ring, and a peer whose indices lie.
#include <uk/xen_ring.h>

#include <uk/errno.h>
#include <uk/memory.h>
#include <uk/test.h>

enum { SIZE = 16 };

static char bytes[SIZE];
static volatile uint32_t consumer, producer;
static const struct uk_xen_ring ring = {bytes, SIZE, &consumer, &producer};

static void begin_at(uint32_t index)
{
	consumer = producer = index;
	memset(bytes, '.', SIZE);
}

UK_TEST(ring_gives_what_was_put_in)
{
	char got[SIZE];

	begin_at(0);
	UK_EXPECT_INT(uk_xen_ring_take(&ring, got, SIZE), ==, 0);
	UK_EXPECT_INT(uk_xen_ring_put(&ring, "hello", 5), ==, 5);
	UK_EXPECT_INT(uk_xen_ring_take(&ring, got, 2), ==, 2);
	UK_EXPECT_INT(uk_xen_ring_take(&ring, got + 2, SIZE), ==, 3);
	UK_EXPECT_INT(memcmp(got, "hello", 5), ==, 0);
	UK_EXPECT_INT(consumer, ==, 5);
	UK_EXPECT_INT(producer, ==, 5);
}

UK_TEST(ring_takes_no_more_than_there_is_room_for)
{
	begin_at(3);
	UK_EXPECT_INT(uk_xen_ring_put(&ring, "0123456789abcdefXY", 18), ==,
		      SIZE);
	UK_EXPECT_INT(uk_xen_ring_put(&ring, "Z", 1), ==, 0);
	char got[SIZE];

	UK_EXPECT_INT(uk_xen_ring_take(&ring, got, SIZE), ==, SIZE);
	UK_EXPECT_INT(memcmp(got, "0123456789abcdef", SIZE), ==, 0);
	UK_EXPECT_INT(uk_xen_ring_put(&ring, "", 0), ==, 0);
}

/* Indices go on through 2^32, and pieces wrap around the buffer's end. */
UK_TEST(ring_goes_on_past_every_end)
{
	unsigned char next_in = 0, next_out = 0, part[7];

	begin_at(UINT32_MAX - 20);
	for (int i = 0; i < 100; i++) {
		for (size_t k = 0; k < sizeof(part); k++)
			part[k] = (unsigned char)(next_in + k);
		int n = uk_xen_ring_put(&ring, part, 1 + (size_t)i % 7);

		UK_EXPECT(n >= 0);
		next_in = (unsigned char)(next_in + n);
		n = uk_xen_ring_take(&ring, part, 1 + (size_t)i % 5);
		UK_EXPECT(n >= 0);
		for (int k = 0; k < n; k++)
			UK_EXPECT_INT(part[k], ==, next_out++);
	}
}

UK_TEST(ring_with_impossible_indices_is_an_error)
{
	static const struct {
		uint32_t consumer, producer;
	} lies[] = {
	    {0, SIZE + 1},      {1, 0},          {0, UINT32_MAX},
	    {UINT32_MAX, SIZE}, {5, 0x80000005}, {0x80000000, 0},
	};
	char got[SIZE];

	for (size_t i = 0; i < UK_ARRAY_LEN(lies); i++) {
		begin_at(0);
		consumer = lies[i].consumer;
		producer = lies[i].producer;
		UK_EXPECT_INT(uk_xen_ring_take(&ring, got, SIZE), ==, -EIO);
		UK_EXPECT_INT(uk_xen_ring_put(&ring, "x", 1), ==, -EIO);
		UK_EXPECT_INT(consumer, ==, lies[i].consumer);
		UK_EXPECT_INT(producer, ==, lies[i].producer);
		for (size_t k = 0; k < SIZE; k++)
			UK_EXPECT(bytes[k] == '.');
	}
}
