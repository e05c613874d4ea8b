// SPDX-License-Identifier: BSD-3-Clause
// Tests: messages out of a stream that comes in pieces.
#include "../../wire.h"

#include <uk/memory.h>
#include <uk/test.h>

static char bytes[64];
static volatile uint32_t consumer, producer;
static const struct uk_xen_ring ring = {bytes, sizeof(bytes), &consumer,
					&producer};
static struct xenbus_wire wire;

static const struct xsd_sockmsg head = {.type = XS_READ, .req_id = 5, .len = 3};

UK_TEST(message_is_there_when_all_of_it_is)
{
	char stream[2 * (sizeof(head) + 3)];

	consumer = producer = UINT32_MAX - 10;
	wire.got = 0;
	for (unsigned i = 0; i < 2; i++) {
		memcpy(stream + i * (sizeof(head) + 3), &head, sizeof(head));
		memcpy(stream + i * (sizeof(head) + 3) + sizeof(head), "abc",
		       3);
	}
	for (size_t i = 0; i < sizeof(stream); i++) {
		int ends = (i + 1) % (sizeof(head) + 3) == 0;

		UK_EXPECT_INT(uk_xen_ring_put(&ring, stream + i, 1), ==, 1);
		UK_EXPECT_INT(xenbus_wire_receive(&wire, &ring), ==, ends);
		if (ends) {
			UK_EXPECT_INT(wire.header.req_id, ==, 5);
			UK_EXPECT_STR(wire.payload, "abc");
		}
	}
	UK_EXPECT_INT(xenbus_wire_receive(&wire, &ring), ==, 0);
}

UK_TEST(message_may_be_empty)
{
	const struct xsd_sockmsg empty = {.type = XS_READ};

	consumer = producer = 0;
	wire.got = 0;
	UK_EXPECT_INT(uk_xen_ring_put(&ring, &empty, sizeof(empty)), ==,
		      sizeof(empty));
	UK_EXPECT_INT(xenbus_wire_receive(&wire, &ring), ==, 1);
	UK_EXPECT_STR(wire.payload, "");
	UK_EXPECT_INT(xenbus_wire_receive(&wire, &ring), ==, 0);
}

UK_TEST(tokens_are_numbers_there_and_back)
{
	char token[XENBUS_TOKEN_BYTES];
	uint64_t number;

	xenbus_wire_make_token(token, UINT32_MAX);
	UK_EXPECT_STR(token, "4294967295");
	UK_EXPECT_INT(xenbus_wire_number(token, 10, &number), ==, 0);
	UK_EXPECT_INT(number, ==, UINT32_MAX);
	UK_EXPECT_INT(xenbus_wire_number("", 0, &number), ==, -EINVAL);
}
