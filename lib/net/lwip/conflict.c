// SPDX-License-Identifier: BSD-3-Clause
// Says when somebody else on the wire has an interface's address (RFC 5227).
//
// The address is used at once, not after the seconds that waiting for
// objections takes; it is defended, as section 2.4 (b) has it.
#include "interface.h"

#include <lwip/etharp.h>
#include <lwip/prot/iana.h>
#include <netif/ethernet.h>
#include <string.h>
#include <uk/plat.h>
#include <uk/print.h>

/* RFC 5227, 1.1: DEFEND_INTERVAL. */
#define DEFEND_NS 10000000000ULL

/* The sender's address of IP is 0: who has the target's answers even then. */
void lwip_conflict_probe(struct interface *i)
{
	struct netif *netif = &i->netif;
	struct pbuf *p = pbuf_alloc(PBUF_LINK, SIZEOF_ETHARP_HDR, PBUF_RAM);
	struct etharp_hdr *arp;

	if (!p)
		return;
	arp = p->payload;
	memset(arp, 0, SIZEOF_ETHARP_HDR);
	arp->hwtype = PP_HTONS(LWIP_IANA_HWTYPE_ETHERNET);
	arp->proto = PP_HTONS(ETHTYPE_IP);
	arp->hwlen = ETH_HWADDR_LEN;
	arp->protolen = sizeof(ip4_addr_t);
	arp->opcode = PP_HTONS(ARP_REQUEST);
	memcpy(&arp->shwaddr, netif->hwaddr, ETH_HWADDR_LEN);
	memcpy(&arp->dipaddr, netif_ip4_addr(netif), sizeof(ip4_addr_t));
	ethernet_output(netif, p, (const struct eth_addr *)netif->hwaddr,
			&ethbroadcast, ETHTYPE_ARP);
	pbuf_free(p);
}

static bool is_arp(const struct pbuf *p)
{
	const struct eth_hdr *frame = p->payload;

	return p->len >= SIZEOF_ETH_HDR + SIZEOF_ETHARP_HDR &&
	       frame->type == PP_HTONS(ETHTYPE_ARP);
}

void lwip_conflict_look(struct interface *i, const struct pbuf *p)
{
	const struct etharp_hdr *arp;
	const uint8_t *mac;
	uint64_t now_ns;

	if (!is_arp(p))
		return;
	arp = (const void *)((const char *)p->payload + SIZEOF_ETH_HDR);
	mac = arp->shwaddr.addr;
	if (ip4_addr_isany_val(*netif_ip4_addr(&i->netif)) ||
	    memcmp(&arp->sipaddr, netif_ip4_addr(&i->netif),
		   sizeof(ip4_addr_t)) != 0 ||
	    memcmp(mac, i->netif.hwaddr, ETH_HWADDR_LEN) == 0)
		return;
	now_ns = uk_plat_time_ns();
	if (i->defended_ns && now_ns - i->defended_ns < DEFEND_NS)
		return;
	i->defended_ns = now_ns;
	uk_print_warn("net%u: %02x:%02x:%02x:%02x:%02x:%02x has the address "
		      "%s too",
		      i->dev->number, mac[0], mac[1], mac[2], mac[3], mac[4],
		      mac[5], ip4addr_ntoa(netif_ip4_addr(&i->netif)));
	etharp_gratuitous(&i->netif);
}
