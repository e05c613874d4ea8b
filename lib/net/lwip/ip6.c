// SPDX-License-Identifier: BSD-3-Clause
// Interfaces with IPv6: addresses come from routers, unless one is given.
#include "interface.h"

#include <lwip/ethip6.h>
#include <lwip/ip6_addr.h>
#include <string.h>

void lwip_interface_begin6(struct netif *netif)
{
	netif->output_ip6 = ethip6_output;
}

const char *lwip_interface_set_ip6(struct netif *netif, const char *text)
{
	const char *slash = text ? strchr(text, '/') : NULL;
	char address[64] = "";
	ip6_addr_t ip;

	if (text && strcmp(text, "none") == 0)
		return NULL;
	netif_create_ip6_linklocal_address(netif, 1);
	netif_set_ip6_autoconfig_enabled(netif, 1);
	if (!text)
		return NULL;
	if (!slash || strcmp(slash, "/64") != 0 ||
	    (size_t)(slash - text) >= sizeof(address))
		return "not an address of IPv6 followed by /64";
	memcpy(address, text, (size_t)(slash - text));
	if (!ip6addr_aton(address, &ip))
		return "not an address of IPv6";
	if (netif_add_ip6_address(netif, &ip, NULL) != ERR_OK)
		return "one address too many";
	return NULL;
}
