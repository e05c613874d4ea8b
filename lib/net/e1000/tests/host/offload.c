// SPDX-License-Identifier: BSD-3-Clause
// Tests of what a controller is told to do, and of what it cannot.
#include "played.h"

#include <uk/test.h>

static uint8_t data[200];
static struct uk_netdev_buf packet = {NULL, data, sizeof(data), NULL};
static struct e1000_offload offload;

static const struct uk_netdev_todo cut4 = {
    .checksum = true,
    .checksum_start = 34,
    .checksum_offset = 16,
    .cut = UK_NETDEV_TCP4,
    .segment_bytes = 100,
    .header_bytes = 54,
};

static bool can(struct uk_netdev_todo todo)
{
	return e1000_offload(played, &packet, sizeof(data), &todo, &offload);
}

UK_TEST(offload_of_nothing_is_nothing)
{
	played_begin();
	UK_EXPECT(can((struct uk_netdev_todo){.checked = true}));
	UK_EXPECT_INT(offload.context.command, ==, 0);
	UK_EXPECT_INT(offload.options | offload.command, ==, 0);
	played_end();
}

UK_TEST(offload_of_a_cut_has_both_sums)
{
	struct uk_netdev_todo cut6 = cut4;

	played_begin();
	UK_EXPECT(can(cut4));
	UK_EXPECT_INT(offload.context.addr, ==,
		      14 | 24 << 8 | 33 << 16 | 34ULL << 32 | 50ULL << 40);
	UK_EXPECT_INT(offload.options, ==, OUT_IP_SUM | OUT_TCP_SUM);
	cut6.cut = UK_NETDEV_TCP6;
	cut6.checksum_start = 54;
	cut6.header_bytes = 74;
	UK_EXPECT(can(cut6));
	UK_EXPECT_INT(offload.options, ==, OUT_TCP_SUM);
	UK_EXPECT_INT(offload.context.command & CONTEXT_IPV4, ==, 0);
	played_end();
}

#define WITH(field, value)                       \
	({                                       \
		struct uk_netdev_todo t_ = cut4; \
		t_.field = (value);              \
		t_;                              \
	})

UK_TEST(offload_that_makes_no_sense_is_refused)
{
	played_begin();
	UK_EXPECT(!can(WITH(checksum, false)));
	UK_EXPECT(!can(WITH(segment_bytes, 0)));
	UK_EXPECT(!can(WITH(header_bytes, 53)));
	UK_EXPECT(!can(WITH(header_bytes, HEADER_BYTES + 1)));
	UK_EXPECT(!can(WITH(header_bytes, 201)));
	UK_EXPECT(!can(WITH(checksum_start, 33)));
	UK_EXPECT(!can(WITH(checksum_start, 65535)));
	UK_EXPECT(!can(WITH(checksum_offset, 165)));
	UK_EXPECT(!can(WITH(checksum_offset, 65535)));
	UK_EXPECT(!can(WITH(cut, UK_NETDEV_TCP6))); /* 34 is inside IPv6 */
	packet.bytes = 13;
	UK_EXPECT(!can(cut4));
	packet.bytes = sizeof(data);
	played->net.abilities = UK_NETDEV_CHECKSUM;
	UK_EXPECT(!can(cut4));
	played->net.abilities = 0;
	UK_EXPECT(!can(WITH(cut, UK_NETDEV_WHOLE)));
	played_end();
}

/* The pseudo-header's sum has the length no more: 0x1234 was with 166. */
UK_TEST(offload_header_is_without_lengths)
{
	uint8_t header[54] = {[12] = 8, [16] = 1,    [17] = 2,   [24] = 3,
			      [25] = 4, [50] = 0x12, [51] = 0x34};
	struct uk_netdev_todo todo = cut4;

	e1000_offload_header(header, 200, &todo);
	UK_EXPECT_INT(header[16] | header[17] | header[24] | header[25], ==, 0);
	UK_EXPECT_INT(header[50] << 8 | header[51], ==, 0x1234 - 166);
	header[50] = 0;
	header[51] = 1;
	e1000_offload_header(header, 200, &todo);
	UK_EXPECT_INT(header[50] << 8 | header[51], ==, 0xffff + 1 - 166);
}
