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

static err_t accept(struct pbuf *p, struct netif *netif)
{
	lwip_conflict_look(netif->state, p);
	return ethernet_input(p, netif);
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

/* With all queues that it has, or with one if that is too many for it. */
static int open(struct interface *i, unsigned wanted)
{
	struct uk_netdev *dev = i->dev;
	int error = -ENOTSUP;

	i->queues = (uint8_t)UK_MIN(dev->queues, CONFIG_NETDEV_QUEUES);
	if (lwip_interface_queues(i) > 1) {
		error = uk_netdev_open(dev, i->queues, wanted);
		if (!error)
			return 0;
		uk_print_warn("net%u: %s does not do %u pairs of queues (error "
			      "%d): it gets one",
			      dev->number, dev->driver, i->queues, -error);
		i->queues = 1;
	}
	return uk_netdev_open(dev, 1, wanted);
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
	lwip_frame_out_begin(i);
	i->sums = dev->abilities & UK_NETDEV_CHECKSUM;
	dev->wake = woken;
	dev->user = i;
	error = open(i, wanted);
	if (error)
		return error;
	if (!netif_add_noaddr(&i->netif, i, begin, accept)) {
		uk_netdev_close(dev);
		return -ENOMEM;
	}
	lwip_interface_tell(i);
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
