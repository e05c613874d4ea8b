// SPDX-License-Identifier: BSD-3-Clause
// Interfaces with IPv6: addresses come from routers, unless one is given.
#include "interface.h"

#include <lwip/ethip6.h>
#include <lwip/ip6_addr.h>
#include <string.h>
#include <uk/print.h>

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

const char *lwip_interface_read_ip6(const char *text, ip_addr_t *ip)
{
	IP_SET_TYPE_VAL(*ip, IPADDR_TYPE_V6);
	return ip6addr_aton(text, ip_2_ip6(ip)) ? NULL
						: "not an address of IPv6";
}

void lwip_interface_tell6(struct interface *i)
{
	for (s8_t n = 0; n < LWIP_IPV6_NUM_ADDRESSES; n++) {
		u8_t state = netif_ip6_addr_state(&i->netif, n);
		const ip6_addr_t *ip = netif_ip6_addr(&i->netif, n);

		if (state == i->told6[n])
			continue;
		i->told6[n] = state;
		if (ip6_addr_isduplicated(state))
			uk_print_warn("net%u: somebody else has the address "
				      "%s, which is not used",
				      i->dev->number, ip6addr_ntoa(ip));
		else if (ip6_addr_ispreferred(state))
			uk_print_info("net%u: address %s", i->dev->number,
				      ip6addr_ntoa(ip));
	}
}
