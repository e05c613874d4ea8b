// SPDX-License-Identifier: BSD-3-Clause
// Tests: checksums, and addresses as text.
#include "settings.h"

#include <string.h>
#include <uk/lwip/system.h>
#include <uk/test.h>

/* As RFC 1071 has it, word for word. */
static uint16_t plain_sum(const uint8_t *p, size_t bytes)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < bytes; i++)
		sum += (uint32_t)p[i] << (i % 2 ? 8 : 0);
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	return (uint16_t)sum;
}

UK_TEST(sums_of_any_length_from_anywhere)
{
	static uint8_t bytes[200];

	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (uint8_t)(i * 167 + (i % 7 ? 0xf0 : 0xff));
	for (size_t from = 0; from < 9; from++)
		for (size_t n = 0; n + from <= sizeof(bytes); n++)
			if (uk_lwip_checksum(bytes + from, (int)n) !=
			    plain_sum(bytes + from, n)) {
				UK_EXPECT_INT((int)n, ==, -1);
				return;
			}
	memset(bytes, 0xff, sizeof(bytes));
	UK_EXPECT_INT(uk_lwip_checksum(bytes, sizeof(bytes)), ==, 0xffff);
}

UK_TEST(addresses_are_four_numbers)
{
	static const char *const wrong[] = {
	    "",          "1",        "1.2.3",    "1.2.3.4.5",
	    "1.2.3.256", "01.2.3.4", "1.2.3.4 ", " 1.2.3.4",
	    "1..3.4",    "1.2.3.4/", "a.b.c.d",  "1.2.3.-4",
	};
	ip4_addr_t ip, mask;

	UK_EXPECT(!lwip_settings_read_ip4("192.168.1.2", &ip, NULL));
	UK_EXPECT_INT(ip.addr, ==, lwip_htonl(0xc0a80102));
	UK_EXPECT(!lwip_settings_read_ip4("10.0.0.1/8", &ip, &mask));
	UK_EXPECT_INT(mask.addr, ==, lwip_htonl(0xff000000));
	UK_EXPECT(!lwip_settings_read_ip4("0.0.0.0/0", &ip, &mask));
	UK_EXPECT_INT(mask.addr, ==, 0);
	UK_EXPECT(!lwip_settings_read_ip4("1.2.3.4/32", &ip, &mask));
	UK_EXPECT_INT(mask.addr, ==, 0xffffffff);
	for (size_t i = 0; i < UK_ARRAY_LEN(wrong); i++)
		UK_EXPECT(lwip_settings_read_ip4(wrong[i], &ip, NULL));
	UK_EXPECT(lwip_settings_read_ip4("1.2.3.4", &ip, &mask));
	UK_EXPECT(lwip_settings_read_ip4("1.2.3.4/33", &ip, &mask));
	UK_EXPECT(lwip_settings_read_ip4("1.2.3.4/8x", &ip, &mask));
}
