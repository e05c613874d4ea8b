// SPDX-License-Identifier: BSD-3-Clause
// Which interface a packet of IPv4 leaves by where there are several: that of
// the address that it comes from, so that answers go back the way that they
// were asked, through that interface's own router.
#include "interface.h"

#include <lwip/ip4.h>
#include <uk/lwip/system.h>

static bool carries(const struct netif *netif)
{
	return netif_is_up(netif) && netif_is_link_up(netif) &&
	       !ip4_addr_isany_val(*netif_ip4_addr(netif));
}

static bool reaches(const struct netif *netif, const ip4_addr_t *dest)
{
	return ip4_addr_netcmp(dest, netif_ip4_addr(netif),
			       netif_ip4_netmask(netif));
}

static struct netif *with_address(const ip4_addr_t *address)
{
	struct netif *netif;

	NETIF_FOREACH(netif)
	if (carries(netif) && ip4_addr_cmp(netif_ip4_addr(netif), address))
		return netif;
	return NULL;
}

static struct netif *with_neighbour(const ip4_addr_t *dest)
{
	struct netif *netif;

	NETIF_FOREACH(netif)
	if (carries(netif) && reaches(netif, dest))
		return netif;
	return NULL;
}

/* The first one. */
static struct netif *with_router(void)
{
	for (unsigned n = 0; n < lwip_interface_count; n++) {
		struct netif *netif = &lwip_interfaces[n].netif;

		if (carries(netif) && !ip4_addr_isany_val(*netif_ip4_gw(netif)))
			return netif;
	}
	return NULL;
}

/* NULL leaves it to lwIP: a neighbour's interface, else the default one, of
 * which nobody says that it has a router. Without a source nobody is a
 * neighbour any more. */
struct netif *uk_lwip_route(const struct ip4_addr *source,
			    const struct ip4_addr *dest)
{
	struct netif *own;

	if (!source)
		return ip4_addr_isloopback(dest) ? NULL : with_router();
	if (ip4_addr_isany(source) || ip4_addr_ismulticast(dest))
		return NULL;
	own = with_address(source);
	if (!own || reaches(own, dest))
		return own;
	if (ip4_addr_isany_val(*netif_ip4_gw(own)) || with_neighbour(dest))
		return NULL;
	return own;
}
