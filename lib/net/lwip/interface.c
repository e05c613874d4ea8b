// SPDX-License-Identifier: BSD-3-Clause
// Opens network devices as lwIP's interfaces.
#include "frame.h"

#include <lwip/etharp.h>
#include <netif/ethernet.h>
#include <string.h>
#include <uk/print.h>

struct interface lwip_interfaces[CONFIG_LWIP_INTERFACES];
unsigned lwip_interface_count;

static void woken(struct uk_netdev *dev, unsigned queue)
{
	(void)dev, (void)queue;
	lwip_wake();
}

/* Says what address there is now. */
static void changed(struct netif *netif)
{
	const struct interface *i = netif->state;

	if (!ip4_addr_isany_val(*netif_ip4_addr(netif)))
		uk_print_info("net%u: address %u.%u.%u.%u", i->dev->number,
			      ip4_addr1(netif_ip4_addr(netif)),
			      ip4_addr2(netif_ip4_addr(netif)),
			      ip4_addr3(netif_ip4_addr(netif)),
			      ip4_addr4(netif_ip4_addr(netif)));
}

static err_t begin(struct netif *netif)
{
	struct interface *i = netif->state;

	netif->name[0] = 'n';
	netif->name[1] = 'e';
	netif->output = etharp_output;
	netif->linkoutput = lwip_frame_out;
	lwip_interface_begin6(netif);
	netif->mtu = i->dev->mtu;
	netif->hwaddr_len = sizeof(i->dev->mac);
	memcpy(netif->hwaddr, i->dev->mac, sizeof(i->dev->mac));
	netif_set_flags(netif, NETIF_FLAG_BROADCAST | NETIF_FLAG_ETHARP |
				   NETIF_FLAG_ETHERNET | NETIF_FLAG_IGMP |
				   NETIF_FLAG_MLD6);
	NETIF_SET_CHECKSUM_CTRL(netif, i->sums ? NETIF_CHECKSUM_ENABLE_ALL &
						     ~NETIF_CHECKSUM_GEN_TCP
					       : NETIF_CHECKSUM_ENABLE_ALL);
	return ERR_OK;
}

int lwip_interface_open(struct uk_netdev *dev)
{
	const unsigned wanted = UK_NETDEV_CHECKSUM | UK_NETDEV_CHECKED |
				UK_NETDEV_LARGE | lwip_large_cuts;
	struct interface *i = &lwip_interfaces[lwip_interface_count];
	int error;

	if (lwip_interface_count == CONFIG_LWIP_INTERFACES)
		return -ENOSPC;
	*i = (struct interface){.dev = dev};
	i->last = &i->first;
	i->sums = dev->abilities & UK_NETDEV_CHECKSUM;
	dev->wake = woken;
	dev->user = i;
	error = uk_netdev_open(dev, 1, wanted);
	if (error)
		return error;
	if (!netif_add_noaddr(&i->netif, i, begin, netif_input)) {
		uk_netdev_close(dev);
		return -ENOMEM;
	}
	netif_set_status_callback(&i->netif, changed);
	if (!netif_default)
		netif_set_default(&i->netif);
	lwip_interface_count++;
	lwip_interface_settle(i);
	return 0;
}

unsigned uk_lwip_number(const struct netif *netif)
{
	const struct interface *i = netif->state;

	return i->dev->number;
}
