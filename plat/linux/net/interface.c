// SPDX-License-Identifier: BSD-3-Clause
// The host's interfaces: what they are like, and whether they are up.
//
// A netlink socket says that something changed, and no more: what is so is then
// asked, which no lost or forged message can make wrong.
#include "../linux.h"
#include "net.h"

#include <uk/memory.h>
#include <uk/plat.h>
#include <uk/print.h>

static int bell = -1;

static long ask(int request, struct linux_ifreq *r)
{
	return linux_call3(SYS_IOCTL, bell, request, (long)r);
}

void linux_net_name(const struct linux_net *net, struct linux_ifreq *r)
{
	const char *name = net->words.name;

	for (unsigned i = 0; name[i]; i++) {
		if (i == INTERFACE_NAME_BYTES - 1)
			linux_net_refuse(net, name, "too long for an interface",
					 0);
		r->name[i] = name[i];
	}
}

/* Names change, numbers do not. */
static bool is_running(struct linux_net *net, bool *running)
{
	struct linux_ifreq r = {.number = net->index};

	if (ask(SIOCGIFNAME, &r) < 0 || ask(SIOCGIFFLAGS, &r) < 0)
		return false;
	*running = (r.flags & (IFF_UP | IFF_RUNNING)) == (IFF_UP | IFF_RUNNING);
	return true;
}

void linux_net_look(struct linux_net *net)
{
	bool running;

	if (!linux_net_is_there(net) || net->index == 0 || net->is_gone)
		return;
	if (!is_running(net, &running)) {
		linux_net_break(net, "the interface is gone", -LINUX_ENODEV);
	} else if (running != net->dev.up) {
		net->dev.up = running;
		linux_net_wake(net, true);
	}
}

static void on_bell(void *arg)
{
	enum { MOST = 64 };
	static char message[4096];
	long n = 1;

	(void)arg;
	for (unsigned i = 0; i < MOST && (n > 0 || n == -LINUX_ENOBUFS); i++)
		n = linux_call3(SYS_READ, bell, (long)message, sizeof(message));
	for (unsigned i = 0; i < LINUX_NET_DEVICES; i++)
		linux_net_look(&linux_net[i]);
}

static void listen(const struct linux_net *net)
{
	const struct linux_sockaddr_nl group = {.family = AF_NETLINK,
						.groups = RTMGRP_LINK};
	long fd = linux_call3(SYS_SOCKET, AF_NETLINK,
			      SOCK_RAW | O_NONBLOCK | O_CLOEXEC, NETLINK_ROUTE);
	long error = fd;

	if (fd >= 0)
		error = linux_call3(SYS_BIND, fd, (long)&group, sizeof(group));
	if (error < 0)
		linux_net_refuse(net, "netlink",
				 "the host tells nothing of interfaces", error);
	bell = (int)fd;
	if (uk_plat_irq_attach(SIGURG, on_bell, NULL) ||
	    !linux_net_signal_by(bell, SIGURG))
		linux_net_refuse(net, "netlink", "no signals", 0);
}

void linux_net_find(struct linux_net *net, struct linux_ifreq *r)
{
	if (bell < 0)
		listen(net);
	if (ask(SIOCGIFINDEX, r) < 0)
		linux_net_refuse(net, r->name,
				 "no such interface; there are "
				 "those of: ip link",
				 0);
	net->index = r->number;
	long error = ask(SIOCGIFMTU, r);

	net->dev.mtu = (uint16_t)UK_MIN(r->number, MTU_MOST);
	if (error >= 0)
		error = ask(SIOCGIFHWADDR, r);
	if (error < 0)
		linux_net_refuse(net, r->name, "it does not say what it is",
				 error);
	if (r->address.kind != ARPHRD_ETHER)
		linux_net_refuse(net, r->name, "it is not Ethernet", 0);
	linux_net_neighbour(net, r->address.bytes);
	if (!is_running(net, &net->dev.up))
		linux_net_refuse(net, r->name, "it is gone", 0);
}
