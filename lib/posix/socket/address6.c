// SPDX-License-Identifier: BSD-3-Clause
// Addresses of POSIX and of lwIP, where there is IPv6 as well.
#include "address.h"
#include "interfaces.h"
#include "option.h"

#include <lwip/ip6_addr.h>
#include <lwip/mld6.h>
#include <string.h>

bool address_is_family(int family)
{
	return family == AF_INET || family == AF_INET6;
}

int address_in6(const struct sockaddr_in6 *in, bool v6only, ip_addr_t *ip)
{
	ip6_addr_t address;

	memcpy(address.addr, in->sin6_addr.s6_addr, sizeof(address.addr));
	ip6_addr_clear_zone(&address);
	if (ip6_addr_isipv4mappedipv6(&address)) {
		if (v6only)
			return -EINVAL;
		unmap_ipv4_mapped_ipv6(ip_2_ip4(ip), &address);
		IP_SET_TYPE(ip, IPADDR_TYPE_V4);
		return 0;
	}
	if (in->sin6_scope_id && in->sin6_scope_id <= UINT8_MAX &&
	    ip6_addr_has_scope(&address, IP6_UNKNOWN))
		ip6_addr_set_zone(&address, (u8_t)in->sin6_scope_id);
	ip_addr_copy_from_ip6(*ip, address);
	/* Bound to any address, a socket is there for both families. */
	if (ip6_addr_isany(&address) && !v6only)
		IP_SET_TYPE(ip, IPADDR_TYPE_ANY);
	return 0;
}

void address_out6(const ip_addr_t *ip, struct sockaddr_in6 *out)
{
	ip6_addr_t address;

	if (IP_IS_V4(ip)) {
		ip4_2_ipv4_mapped_ipv6(&address, ip_2_ip4(ip));
	} else {
		ip6_addr_copy(address, *ip_2_ip6(ip));
		out->sin6_scope_id = ip6_addr_zone(&address);
	}
	memcpy(out->sin6_addr.s6_addr, address.addr, sizeof(address.addr));
}

int option_set_group6(int name, const struct ipv6_mreq *group)
{
	struct netif *netif = netif_get_by_index((u8_t)group->ipv6mr_interface);
	ip6_addr_t address;

	if (!netif)
		netif = netif_default;
	if (!netif)
		return -ENODEV;
	memcpy(address.addr, group->ipv6mr_multiaddr.s6_addr,
	       sizeof(address.addr));
	ip6_addr_clear_zone(&address);
	ip6_addr_assign_zone(&address, IP6_MULTICAST, netif);
	return socket_error(name == IPV6_JOIN_GROUP
				? mld6_joingroup_netif(netif, &address)
				: mld6_leavegroup_netif(netif, &address));
}

void interfaces_add_ip6(struct interfaces_list *list, const struct netif *netif)
{
	for (u8_t i = 0; i < LWIP_IPV6_NUM_ADDRESSES; i++) {
		struct interfaces_one *one;
		struct sockaddr_in6 *own, *mask;

		if (!ip6_addr_isvalid(netif_ip6_addr_state(netif, i)))
			continue;
		one = interfaces_add(list, netif);
		if (!one)
			return;
		own = (struct sockaddr_in6 *)&one->own;
		mask = (struct sockaddr_in6 *)&one->mask;
		own->sin6_family = mask->sin6_family = AF_INET6;
		address_out6(netif_ip_addr6(netif, i), own);
		memset(mask->sin6_addr.s6_addr, 0xff,
		       one->address.ifa_flags & IFF_LOOPBACK ? 16 : 8);
	}
}
