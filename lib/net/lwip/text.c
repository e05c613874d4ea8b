// SPDX-License-Identifier: BSD-3-Clause
// Addresses of IPv4 as people write them, and nothing else.
#include "settings.h"

/* Decimal, without needless zeros, up to `most`; moves behind it. */
static bool read_number(const char **text, unsigned most, unsigned *value)
{
	const char *s = *text;
	unsigned sum = 0;

	if (*s < '0' || *s > '9' || (s[0] == '0' && s[1] >= '0' && s[1] <= '9'))
		return false;
	for (; *s >= '0' && *s <= '9'; s++) {
		sum = sum * 10 + (unsigned)(*s - '0');
		if (sum > most)
			return false;
	}
	*text = s;
	*value = sum;
	return true;
}

const char *lwip_settings_read_ip4(const char *text, ip4_addr_t *ip,
				   ip4_addr_t *mask)
{
	unsigned bytes[4], prefix;

	for (int i = 0; i < 4; i++) {
		if (i > 0 && *text++ != '.')
			return "not an address of IPv4";
		if (!read_number(&text, 255, &bytes[i]))
			return "not an address of IPv4";
	}
	IP4_ADDR(ip, bytes[0], bytes[1], bytes[2], bytes[3]);
	if (!mask)
		return *text ? "not an address of IPv4" : NULL;
	if (*text++ != '/' || !read_number(&text, 32, &prefix) || *text)
		return "not followed by a prefix's length, as in /24";
	mask->addr = lwip_htonl(prefix ? 0xffffffffU << (32 - prefix) : 0);
	return NULL;
}
