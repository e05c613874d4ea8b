// SPDX-License-Identifier: BSD-3-Clause
// The servers that are asked for names.
#include "interface.h"

#include <lwip/dns.h>

const char *lwip_interface_set_dns(const ip_addr_t *server)
{
	static u8_t count;

	if (count == DNS_MAX_SERVERS)
		return "one name server too many";
	dns_setserver(count++, server);
	return NULL;
}
