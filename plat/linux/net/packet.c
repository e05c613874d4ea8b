// SPDX-License-Identifier: BSD-3-Clause
// A packet socket on an interface of the host: all frames that come there.
#include "net.h"

#define ABILITIES                                                  \
	(UK_NETDEV_CHECKSUM | UK_NETDEV_CHECKED | UK_NETDEV_CUT4 | \
	 UK_NETDEV_CUT6 | UK_NETDEV_LARGE)

/* What comes while the image is busy waits there. Beyond what the host grants
 * everybody it takes a right that packet sockets mostly come with. */
static void enlarge(int fd)
{
	const int bytes = 4 << 20;
	static const int options[] = {SO_RCVBUF, SO_RCVBUFFORCE};

	for (unsigned i = 0; i < UK_ARRAY_LEN(options); i++)
		linux_call6(SYS_SETSOCKOPT, fd, SOL_SOCKET, options[i],
			    (long)&bytes, sizeof(bytes), 0);
}

static long set(int fd, int option, const void *value, unsigned bytes)
{
	return linux_call6(SYS_SETSOCKOPT, fd, SOL_PACKET, option, (long)value,
			   bytes, 0);
}

void linux_net_packet_abilities(struct linux_net *net)
{
	const int on = 1;
	long error = set(net->fd, PACKET_VNET_HDR, &on, sizeof(on));

	if (error < 0)
		linux_net_refuse(net, "packet socket",
				 "the host has no headers for it", error);
	net->has_header = true;
	net->dev.abilities = ABILITIES;
}

/* What the host itself sends there is not for us, and what we send not twice.
 */
static long bind_to(int fd, int32_t index)
{
	const int on = 1;
	const struct linux_packet_mreq all = {.index = index,
					      .kind = PACKET_MR_PROMISC};
	const struct linux_sockaddr_ll address = {
	    .family = AF_PACKET,
	    .protocol = ETH_P_ALL_NETWORK_ORDER,
	    .index = index,
	};
	long error = set(fd, PACKET_IGNORE_OUTGOING, &on, sizeof(on));

	if (error >= 0)
		error = set(fd, PACKET_ADD_MEMBERSHIP, &all, sizeof(all));
	if (error >= 0)
		error =
		    linux_call3(SYS_BIND, fd, (long)&address, sizeof(address));
	return error;
}

void linux_net_packet(struct linux_net *net)
{
	struct linux_ifreq r = {0};

	net->kind = LINUX_NET_PACKET;
	net->dev.driver = "packet";
	linux_net_name(net, &r);
	linux_net_find(net, &r);
	long fd = linux_call3(SYS_SOCKET, AF_PACKET,
			      SOCK_RAW | O_NONBLOCK | O_CLOEXEC, 0);

	if (fd == -LINUX_EPERM)
		linux_net_refuse(net, "packet socket",
				 "this user may have none; as root: setcap "
				 "cap_net_raw+ep IMAGE, or hand in a "
				 "descriptor (fd,NUMBER)",
				 fd);
	if (fd < 0)
		linux_net_refuse(net, "packet socket", "the host has none", fd);
	net->fd = (int)fd;
	linux_net_packet_abilities(net);
	enlarge(net->fd);
	long error = bind_to(net->fd, net->index);

	if (error < 0)
		linux_net_refuse(net, net->words.name,
				 "no packet socket for it", error);
}
