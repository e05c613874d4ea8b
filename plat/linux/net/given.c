// SPDX-License-Identifier: BSD-3-Clause
// A descriptor that was handed in: a tap device, a packet socket, or a Unix
// socket whose datagrams are frames.
#include "net.h"

#include <uk/memory.h>
#include <uk/plat.h>

#define USUAL_MTU 1500

static int number_of(const struct linux_net *net)
{
	const char *s = net->words.name;
	int n = 0;

	do {
		if (*s < '0' || *s > '9' || n > 99999)
			linux_net_refuse(net, "descriptor",
					 "it takes a number: fd,3", 0);
		n = n * 10 + (*s++ - '0');
	} while (*s);
	return n;
}

/* Whose interface it is may be in another network namespace: it is not looked
 * after, and its MTU not known. */
static bool take_tap(struct linux_net *net)
{
	struct linux_ifreq r = {0};

	if (linux_call3(SYS_IOCTL, net->fd, TUNGETIFF, (long)&r) < 0)
		return false;
	if (!(r.flags & IFF_TAP) || !(r.flags & IFF_NO_PI))
		linux_net_refuse(net, "descriptor",
				 "not of a tap device without packet "
				 "information (IFF_TAP, IFF_NO_PI)",
				 0);
	net->kind = LINUX_NET_TAP;
	if (r.flags & IFF_VNET_HDR)
		linux_net_tap_abilities(net);
	if (linux_call3(SYS_IOCTL, net->fd, SIOCGIFHWADDR, (long)&r) >= 0)
		linux_net_neighbour(net, r.address.bytes);
	return true;
}

static void take_packet(struct linux_net *net,
			const struct linux_sockaddr_ll *address)
{
	if (address->hardware != ARPHRD_ETHER)
		linux_net_refuse(net, "descriptor",
				 "not bound to an Ethernet interface", 0);
	net->kind = LINUX_NET_PACKET;
	linux_net_neighbour(net, address->address);
	linux_net_packet_abilities(net);
}

static void take_socket(struct linux_net *net)
{
	struct linux_sockaddr_ll address = {0};
	int bytes = sizeof(address), type = 0, type_bytes = sizeof(type);
	long error =
	    linux_call3(SYS_GETSOCKNAME, net->fd, (long)&address, (long)&bytes);

	if (error >= 0)
		error = linux_call6(SYS_GETSOCKOPT, net->fd, SOL_SOCKET,
				    SO_TYPE, (long)&type, (long)&type_bytes, 0);
	net->ends = type == SOCK_SEQPACKET;
	if (error >= 0 && address.family == AF_PACKET && type == SOCK_RAW)
		take_packet(net, &address);
	else if (error < 0 || address.family != AF_UNIX ||
		 (type != SOCK_DGRAM && type != SOCK_SEQPACKET))
		linux_net_refuse(net, "descriptor",
				 "no tap device, no raw packet socket, and no "
				 "Unix socket of datagrams",
				 error < 0 ? error : 0);
}

void linux_net_given(struct linux_net *net)
{
	static const uint8_t unknown[6];
	uint8_t *mac = net->dev.mac;

	net->kind = LINUX_NET_SOCKET;
	net->dev.driver = "fd";
	net->dev.mtu = USUAL_MTU;
	net->dev.up = true;
	net->fd = number_of(net);
	if (!take_tap(net))
		take_socket(net);
	long flags = linux_call3(SYS_FCNTL, net->fd, F_GETFL, 0);

	if (linux_call3(SYS_FCNTL, net->fd, F_SETFL, flags | O_NONBLOCK) < 0)
		linux_net_refuse(net, "descriptor", "it only blocks", 0);
	if (memcmp(mac, unknown, sizeof(unknown)) == 0) {
		if (uk_plat_entropy(mac, sizeof(unknown)))
			linux_net_refuse(net, "descriptor", "say mac=", 0);
		mac[0] = (uint8_t)((mac[0] & ~1U) | 2);
	}
}
