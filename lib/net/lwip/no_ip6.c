// SPDX-License-Identifier: BSD-3-Clause
// Interfaces without IPv6.
#include "interface.h"

void lwip_interface_begin6(struct netif *netif)
{
	(void)netif;
}

const char *lwip_interface_set_ip6(struct netif *netif, const char *text)
{
	(void)netif;
	return text ? "there is no IPv6 in this image (LWIP_IPV6)" : NULL;
}
