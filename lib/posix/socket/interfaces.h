// SPDX-License-Identifier: BSD-3-Clause
// The list of addresses that getifaddrs makes.
#ifndef INTERFACES_H
#define INTERFACES_H

#include "socket.h"

#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

struct interfaces_one {
	struct ifaddrs address;
	char name[IF_NAMESIZE];
	struct sockaddr_storage own, mask, broadcast;
};

struct interfaces_list {
	struct ifaddrs **last;
	bool failed;
};

/* Another one of the interface, or NULL without memory. */
struct interfaces_one *interfaces_add(struct interfaces_list *list,
				      const struct netif *netif);

/* Those of IPv6, if there are any. */
void interfaces_add_ip6(struct interfaces_list *list,
			const struct netif *netif);

#endif
