// SPDX-License-Identifier: BSD-3-Clause
// The interfaces, by name and number, and their addresses.
#include "interfaces.h"

#include <lwip/netif.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uk/lwip.h>

static bool is_loopback(const struct netif *netif)
{
	return netif->name[0] == 'l' && netif->name[1] == 'o';
}

/* As parameters call it: net0; and lo. */
static void write_name(const struct netif *netif, char *name)
{
	if (is_loopback(netif))
		strcpy(name, "lo");
	else
		snprintf(name, IF_NAMESIZE, "net%u", uk_lwip_number(netif));
}

unsigned if_nametoindex(const char *name)
{
	char its[IF_NAMESIZE];
	const struct netif *netif;
	unsigned index = 0;

	uk_lwip_lock();
	NETIF_FOREACH(netif)
	{
		write_name(netif, its);
		if (strcmp(name, its) == 0)
			index = netif_get_index(netif);
	}
	uk_lwip_unlock();
	if (!index)
		errno = ENODEV;
	return index;
}

char *if_indextoname(unsigned index, char *name)
{
	const struct netif *netif;

	uk_lwip_lock();
	netif = index <= UINT8_MAX ? netif_get_by_index((u8_t)index) : NULL;
	if (netif)
		write_name(netif, name);
	uk_lwip_unlock();
	if (netif)
		return name;
	errno = ENXIO;
	return NULL;
}

struct if_nameindex *if_nameindex(void)
{
	struct if_nameindex *list;
	const struct netif *netif;
	size_t count = 0, i = 0;
	char *names;

	uk_lwip_lock();
	NETIF_FOREACH(netif)
	count++;
	list = calloc(1, (count + 1) * sizeof(*list) + count * IF_NAMESIZE);
	names = (char *)(list + count + 1);
	if (list)
		NETIF_FOREACH(netif)
		{
			list[i].if_index = netif_get_index(netif);
			list[i].if_name = names + i * IF_NAMESIZE;
			write_name(netif, list[i++].if_name);
		}
	uk_lwip_unlock();
	if (!list)
		errno = ENOBUFS;
	return list;
}

void if_freenameindex(struct if_nameindex *list)
{
	free(list);
}

static unsigned flags_of(const struct netif *netif)
{
	unsigned flags = 0;

	if (netif_is_up(netif))
		flags |= IFF_UP;
	if (netif_is_link_up(netif))
		flags |= IFF_RUNNING;
	if (is_loopback(netif))
		flags |= IFF_LOOPBACK;
	if (netif->flags & NETIF_FLAG_BROADCAST)
		flags |= IFF_BROADCAST | IFF_MULTICAST;
	return flags;
}

struct interfaces_one *interfaces_add(struct interfaces_list *list,
				      const struct netif *netif)
{
	struct interfaces_one *one = calloc(1, sizeof(*one));

	if (!one) {
		list->failed = true;
		return NULL;
	}
	write_name(netif, one->name);
	one->address.ifa_name = one->name;
	one->address.ifa_flags = flags_of(netif);
	one->address.ifa_addr = (struct sockaddr *)&one->own;
	one->address.ifa_netmask = (struct sockaddr *)&one->mask;
	*list->last = &one->address;
	list->last = &one->address.ifa_next;
	return one;
}

static void set_ip4(struct sockaddr_storage *to, uint32_t address)
{
	*(struct sockaddr_in *)to = (struct sockaddr_in){
	    .sin_family = AF_INET,
	    .sin_addr.s_addr = address,
	};
}

static void add_ip4(struct interfaces_list *list, const struct netif *netif)
{
	uint32_t ip = netif_ip4_addr(netif)->addr;
	uint32_t mask = netif_ip4_netmask(netif)->addr;
	struct interfaces_one *one = ip ? interfaces_add(list, netif) : NULL;

	if (!one)
		return;
	set_ip4(&one->own, ip);
	set_ip4(&one->mask, mask);
	if (netif->flags & NETIF_FLAG_BROADCAST) {
		set_ip4(&one->broadcast, ip | ~mask);
		one->address.ifa_broadaddr = (struct sockaddr *)&one->broadcast;
	}
}

int getifaddrs(struct ifaddrs **found)
{
	struct interfaces_list list = {.last = found};
	const struct netif *netif;

	*found = NULL;
	uk_lwip_lock();
	NETIF_FOREACH(netif)
	{
		add_ip4(&list, netif);
		interfaces_add_ip6(&list, netif);
	}
	uk_lwip_unlock();
	if (!list.failed)
		return 0;
	freeifaddrs(*found);
	*found = NULL;
	errno = ENOMEM;
	return -1;
}

void freeifaddrs(struct ifaddrs *list)
{
	while (list) {
		struct ifaddrs *next = list->ifa_next;

		free(UK_CONTAINER_OF(list, struct interfaces_one, address));
		list = next;
	}
}
