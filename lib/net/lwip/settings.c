// SPDX-License-Identifier: BSD-3-Clause
// The parameters net0.ip= and the like, and what comes of them.
#include "settings.h"

#include "interface.h"

#include <string.h>
#include <uk/param.h>
#include <uk/plat.h>
#include <uk/print.h>

#define MOST CONFIG_LWIP_INTERFACES

static const char *ip[MOST], *gw[MOST], *dns[MOST], *ip6[MOST];
static bool dhcp[MOST] = {[0 ... MOST - 1] = true};
UK_PARAM_EACH_STRING("net", ip, ip, 63,
		     "address and prefix, as 192.168.1.2/24");
UK_PARAM_EACH_STRING("net", gw, gw, 63, "the router's address");
UK_PARAM_EACH_STRING("net", dns, dns, 63, "the name server's address");
UK_PARAM_EACH_STRING("net", ip6, ip6, 63,
		     "address of IPv6, or none; else the routers say");
UK_PARAM_EACH_BOOL("net", dhcp, dhcp, "without an address, ask for one");

UK_NORETURN static void refuse(unsigned number, const char *name,
			       const char *value, const char *why)
{
	uk_printf("lwip: parameter net%u.%s=%s: %s\n", number, name, value,
		  why);
	uk_plat_stop(2);
}

static void read(unsigned number, const char *name, const char *value,
		 ip4_addr_t *address, ip4_addr_t *mask)
{
	const char *why = lwip_settings_read_ip4(value, address, mask);

	if (why)
		refuse(number, name, value, why);
}

static void set_ip4(struct interface *i, unsigned n)
{
	ip4_addr_t address, mask, router = {0};

	if (gw[n] && !ip[n])
		refuse(n, "gw", gw[n], "without an address (ip)");
	if (gw[n])
		read(n, "gw", gw[n], &router, NULL);
	if (ip[n]) {
		read(n, "ip", ip[n], &address, &mask);
		netif_set_addr(&i->netif, &address, &mask, &router);
	}
}

static void set_dns(unsigned n)
{
	ip_addr_t server;
	const char *why;

	if (!dns[n])
		return;
	IP_SET_TYPE_VAL(server, IPADDR_TYPE_V4);
	if (strchr(dns[n], ':'))
		why = lwip_interface_read_ip6(dns[n], &server);
	else
		why = lwip_settings_read_ip4(dns[n], ip_2_ip4(&server), NULL);
	if (!why)
		why = lwip_interface_set_dns(&server);
	if (why)
		refuse(n, "dns", dns[n], why);
}

void lwip_interface_settle(struct interface *i)
{
	unsigned n = i->dev->number;
	const char *why;

	netif_set_up(&i->netif);
	if (i->dev->up)
		netif_set_link_up(&i->netif);
	if (n >= MOST)
		return;
	set_ip4(i, n);
	set_dns(n);
	why = lwip_interface_set_ip6(&i->netif, ip6[n]);
	if (why)
		refuse(n, "ip6", ip6[n], why);
	i->asks = LWIP_DHCP && dhcp[n] && !ip[n];
	if (i->asks && !lwip_interface_ask(&i->netif))
		uk_print_warn("net%u: no memory for DHCP", n);
}

void lwip_interface_check_settings(void)
{
	for (unsigned n = lwip_interface_count; n < MOST; n++) {
		const char *const *const all[] = {ip, gw, dns, ip6};
		static const char *const names[] = {"ip", "gw", "dns", "ip6"};

		for (unsigned k = 0; k < UK_ARRAY_LEN(all); k++)
			if (all[k][n])
				refuse(n, names[k], all[k][n],
				       "there is no such interface");
	}
}
