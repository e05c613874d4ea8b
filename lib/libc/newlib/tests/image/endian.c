// SPDX-License-Identifier: BSD-3-Clause
// Tests of <endian.h>: each width, both orders, there and back.
#include <endian.h>
#include <string.h>
#include <uk/test.h>

UK_TEST(most_significant_byte_first)
{
	const uint16_t two = htobe16(0x0102);
	const uint32_t four = htobe32(0x01020304);
	const uint64_t eight = htobe64(0x0102030405060708);

	UK_EXPECT(memcmp(&two, "\1\2", 2) == 0);
	UK_EXPECT(memcmp(&four, "\1\2\3\4", 4) == 0);
	UK_EXPECT(memcmp(&eight, "\1\2\3\4\5\6\7\10", 8) == 0);
	UK_EXPECT(be16toh(two) == 0x0102 && be32toh(four) == 0x01020304);
	UK_EXPECT(be64toh(eight) == 0x0102030405060708);
}

UK_TEST(least_significant_byte_first)
{
	const uint16_t two = htole16(0x0201);
	const uint32_t four = htole32(0x04030201);
	const uint64_t eight = htole64(0x0807060504030201);

	UK_EXPECT(memcmp(&two, "\1\2", 2) == 0);
	UK_EXPECT(memcmp(&four, "\1\2\3\4", 4) == 0);
	UK_EXPECT(memcmp(&eight, "\1\2\3\4\5\6\7\10", 8) == 0);
	UK_EXPECT(le16toh(two) == 0x0201 && le32toh(four) == 0x04030201);
	UK_EXPECT(le64toh(eight) == 0x0807060504030201);
}
