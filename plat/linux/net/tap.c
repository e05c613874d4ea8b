// SPDX-License-Identifier: BSD-3-Clause
// A tap device of the host: one that somebody has made, or a new one.
#include "net.h"

#define ABILITIES                                                  \
	(UK_NETDEV_CHECKSUM | UK_NETDEV_CHECKED | UK_NETDEV_CUT4 | \
	 UK_NETDEV_CUT6 | UK_NETDEV_LARGE)

static int open_tun(const struct linux_net *net)
{
	static const char path[] = "/dev/net/tun";
	enum { AT_FDCWD = -100 };
	long fd = linux_call6(SYS_OPENAT, AT_FDCWD, (long)path,
			      O_RDWR | O_NONBLOCK | O_CLOEXEC, 0, 0, 0);

	if (fd == -LINUX_ENOENT || fd == -LINUX_ENODEV)
		linux_net_refuse(
		    net, path, "the host has none; as root: modprobe tun", fd);
	if (fd == -LINUX_EACCES || fd == -LINUX_EPERM)
		linux_net_refuse(net, path,
				 "this user may not open it; as root: chmod, "
				 "or hand in a descriptor (fd,NUMBER)",
				 fd);
	if (fd < 0)
		linux_net_refuse(net, path, "it does not open", fd);
	return (int)fd;
}

static void attach(struct linux_net *net, struct linux_ifreq *r)
{
	const char *name = net->words.name;
	long error = linux_call3(SYS_IOCTL, net->fd, TUNSETIFF, (long)r);

	if (error == -LINUX_EPERM)
		linux_net_refuse(net, name,
				 "this user may not make or use it; as root: "
				 "ip tuntap add NAME mode tap user USER",
				 error);
	if (error == -LINUX_EBUSY)
		linux_net_refuse(net, name, "another process has it", error);
	if (error == -LINUX_EINVAL)
		linux_net_refuse(net, name,
				 "no tap device, or one of several queues",
				 error);
	if (error < 0)
		linux_net_refuse(net, name, "it cannot be had", error);
}

void linux_net_tap_abilities(struct linux_net *net)
{
	int bytes = sizeof(struct uk_netdev_vnet);
	long error =
	    linux_call3(SYS_IOCTL, net->fd, TUNSETVNETHDRSZ, (long)&bytes);

	if (error < 0)
		linux_net_refuse(
		    net, "tap", "the host knows no sizes of its header", error);
	net->has_header = true;
	net->dev.abilities = ABILITIES;
}

void linux_net_tap(struct linux_net *net)
{
	struct linux_ifreq r = {.flags = IFF_TAP | IFF_NO_PI | IFF_VNET_HDR};

	net->kind = LINUX_NET_TAP;
	net->dev.driver = "tap";
	linux_net_name(net, &r);
	net->fd = open_tun(net);
	attach(net, &r);
	linux_net_tap_abilities(net);
	linux_net_find(net, &r);
}
