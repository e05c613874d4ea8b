// SPDX-License-Identifier: BSD-3-Clause
// Tells the log what a person wants to know who looks for why the network does
// not work: no link, no answer to DHCP, no address any more.
#include "interface.h"

#include <lwip/timeouts.h>
#include <uk/print.h>

/* DHCP has been asked for twice until then, and links take a while. */
#define PATIENCE_MS 5000

static void look(void *arg)
{
	struct interface *i = arg;

	if (!netif_is_link_up(&i->netif)) {
		uk_print_warn("net%u: no link: its cable, or the other end, is "
			      "out",
			      i->dev->number);
		i->told_down = true;
	} else if (i->asks && ip4_addr_isany_val(*netif_ip4_addr(&i->netif))) {
		uk_print_warn("net%u: nobody answers DHCP; it goes on asking "
			      "(net%u.ip= gives an address)",
			      i->dev->number, i->dev->number);
	}
}

static void look_later(struct interface *i)
{
	sys_untimeout(look, i);
	sys_timeout(PATIENCE_MS, look, i);
}

static void link_changed(struct netif *netif)
{
	struct interface *i = netif->state;

	if (!netif_is_link_up(netif)) {
		uk_print_warn("net%u: link down", i->dev->number);
		i->told_down = true;
		return;
	}
	if (i->told_down)
		uk_print_warn("net%u: link up again", i->dev->number);
	i->told_down = false;
	look_later(i);
	if (!ip4_addr_isany_val(*netif_ip4_addr(netif)))
		lwip_conflict_probe(i);
}

static void address_changed(struct interface *i)
{
	if (ip4_addr_isany_val(*netif_ip4_addr(&i->netif))) {
		uk_print_warn("net%u: the address %s is not its own any more: "
			      "DHCP did not renew it",
			      i->dev->number, ip4addr_ntoa(&i->told));
		return;
	}
	uk_print_info("net%u: address %s", i->dev->number,
		      ip4addr_ntoa(netif_ip4_addr(&i->netif)));
	if (netif_is_link_up(&i->netif))
		lwip_conflict_probe(i);
}

static void changed(struct netif *netif)
{
	struct interface *i = netif->state;

	if (!ip4_addr_cmp(netif_ip4_addr(netif), &i->told)) {
		address_changed(i);
		ip4_addr_copy(i->told, *netif_ip4_addr(netif));
	}
	lwip_interface_tell6(i);
}

void lwip_interface_tell(struct interface *i)
{
	netif_set_status_callback(&i->netif, changed);
	netif_set_link_callback(&i->netif, link_changed);
	look_later(i);
}
