// SPDX-License-Identifier: BSD-3-Clause
// Interfaces without IPv6.
#include "interface.h"

static const char no_ip6[] = "there is no IPv6 in this image (LWIP_IPV6)";

void lwip_interface_begin6(struct netif *netif)
{
	(void)netif;
}

const char *lwip_interface_set_ip6(struct netif *netif, const char *text)
{
	(void)netif;
	return text ? no_ip6 : NULL;
}

const char *lwip_interface_read_ip6(const char *text, ip_addr_t *ip)
{
	(void)text, (void)ip;
	return no_ip6;
}

void lwip_interface_tell6(struct interface *i)
{
	(void)i;
}
