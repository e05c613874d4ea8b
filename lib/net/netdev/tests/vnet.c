// SPDX-License-Identifier: BSD-3-Clause
// Tests of virtio's header: what is written is read, what lies is refused.
#include <uk/netdev/vnet.h>
#include <uk/test.h>

UK_TEST(vnet_header_of_nothing_is_empty)
{
	struct uk_netdev_vnet header = {.flags = 7, .cut = 7};
	struct uk_netdev_todo todo;

	uk_netdev_vnet_write(&header, NULL);
	UK_EXPECT_INT(header.flags, ==, 0);
	UK_EXPECT_INT(header.cut, ==, 0);
	UK_EXPECT(uk_netdev_vnet_read(&header, 14, &todo));
	UK_EXPECT(!todo.checksum && !todo.checked);
	UK_EXPECT_INT(todo.cut, ==, UK_NETDEV_WHOLE);
}

UK_TEST(vnet_header_is_read_as_written)
{
	const struct uk_netdev_todo wanted = {
	    .checksum = true,
	    .checksum_start = 34,
	    .checksum_offset = 16,
	    .cut = UK_NETDEV_TCP6,
	    .segment_bytes = 1440,
	    .header_bytes = 74,
	};
	struct uk_netdev_vnet header;
	struct uk_netdev_todo todo;

	uk_netdev_vnet_write(&header, &wanted);
	UK_EXPECT_INT(header.cut, ==, 4);
	UK_EXPECT(uk_netdev_vnet_read(&header, 3000, &todo));
	UK_EXPECT(todo.checksum && !todo.checked);
	UK_EXPECT_INT(todo.checksum_start, ==, 34);
	UK_EXPECT_INT(todo.checksum_offset, ==, 16);
	UK_EXPECT_INT(todo.cut, ==, UK_NETDEV_TCP6);
	UK_EXPECT_INT(todo.segment_bytes, ==, 1440);
	UK_EXPECT_INT(todo.header_bytes, ==, 74);
}

UK_TEST(vnet_header_of_a_checked_packet)
{
	const struct uk_netdev_vnet header = {
	    .flags = 2, .cut = 0x81, .segment_bytes = 1};
	struct uk_netdev_todo todo;

	UK_EXPECT(uk_netdev_vnet_read(&header, 14, &todo));
	UK_EXPECT(todo.checked && !todo.checksum);
	UK_EXPECT_INT(todo.cut, ==, UK_NETDEV_TCP4);
}

UK_TEST(vnet_header_that_lies_is_refused)
{
	static const struct uk_netdev_vnet lies[] = {
	    {.flags = 1, .checksum_start = 100},
	    {.flags = 1, .checksum_start = 84, .checksum_offset = 15},
	    {.flags = 1, .checksum_start = 65535, .checksum_offset = 65535},
	    {.cut = 3, .segment_bytes = 100},
	    {.cut = 5, .segment_bytes = 100},
	    {.cut = 0x80, .segment_bytes = 100},
	    {.cut = 1},
	    {.cut = 1, .segment_bytes = 100, .header_bytes = 101},
	};
	const struct uk_netdev_vnet last = {
	    .flags = 1, .checksum_start = 84, .checksum_offset = 14};
	struct uk_netdev_todo todo;

	for (size_t i = 0; i < UK_ARRAY_LEN(lies); i++)
		UK_EXPECT(!uk_netdev_vnet_read(&lies[i], 100, &todo));
	UK_EXPECT(uk_netdev_vnet_read(&last, 100, &todo));
}
