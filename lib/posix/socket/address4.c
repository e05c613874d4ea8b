// SPDX-License-Identifier: BSD-3-Clause
// Addresses of POSIX and of lwIP, where there is IPv4 alone.
#include "address.h"
#include "interfaces.h"
#include "option.h"

bool address_is_family(int family)
{
	return family == AF_INET;
}

int address_in6(const struct sockaddr_in6 *in, bool v6only, ip_addr_t *ip)
{
	(void)in, (void)v6only, (void)ip;
	return -EAFNOSUPPORT;
}

void address_out6(const ip_addr_t *ip, struct sockaddr_in6 *out)
{
	(void)ip, (void)out;
}

int option_set_group6(int name, const struct ipv6_mreq *group)
{
	(void)name, (void)group;
	return -EAFNOSUPPORT;
}

void interfaces_add_ip6(struct interfaces_list *list, const struct netif *netif)
{
	(void)list, (void)netif;
}
