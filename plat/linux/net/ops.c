// SPDX-License-Identifier: BSD-3-Clause
// A network device's beginning and end.
#include "../linux.h"
#include "net.h"

static void on_buffer(struct uk_netdev_pool *pool)
{
	linux_net_wake(UK_CONTAINER_OF(pool, struct linux_net, pool), false);
}

/* A tap computes and cuts for who does not want to; a packet socket has what
 * it has. */
static int set_offloads(struct linux_net *net, unsigned wanted)
{
	unsigned offloads = 0;

	net->takes_unsummed = wanted & UK_NETDEV_CHECKED;
	net->takes_large =
	    net->takes_unsummed && (wanted & UK_NETDEV_LARGE) != 0;
	if (net->kind != LINUX_NET_TAP || !net->has_header)
		return 0;
	if (net->takes_unsummed)
		offloads = TUN_F_CSUM;
	if (net->takes_large)
		offloads |= TUN_F_TSO4 | TUN_F_TSO6 | TUN_F_TSO_ECN;
	return linux_call3(SYS_IOCTL, net->fd, TUNSETOFFLOAD, (long)offloads) <
		       0
		   ? -EIO
		   : 0;
}

static int open(struct uk_netdev *dev, unsigned queues, unsigned wanted)
{
	struct linux_net *net = linux_net_of(dev);

	if (queues != 1)
		return -EINVAL;
	if (net->is_gone || set_offloads(net, wanted))
		return -EIO;
	size_t most = net->takes_large ? UK_NETDEV_LARGEST : dev->mtu;

	net->parts = net->empty =
	    (unsigned)((ALIGN_BYTES + HEADER_BYTES + most) /
		       UK_NETDEV_POOL_BYTES) +
	    1;
	net->in[0] = (struct linux_iovec){&net->header, sizeof(net->header)};
	net->pool.again = on_buffer;
	if (uk_netdev_pool_fill(&net->pool, net->parts))
		return -ENOMEM;
	net->armed = false;
	net->is_quiet = true; /* what came before sent no signal */
	net->is_open = true;
	return 0;
}

static void close(struct uk_netdev *dev)
{
	struct linux_net *net = linux_net_of(dev);

	net->is_open = false;
	linux_net_signals(net, false);
	for (unsigned i = net->empty; i < net->parts; i++)
		uk_netdev_free(net->spare[i]);
	net->empty = net->parts;
}

/* The host has it already. */
static void push(struct uk_netdev *dev, unsigned queue)
{
	(void)dev;
	(void)queue;
}

const struct uk_netdev_ops linux_net_ops = {
    .open = open,
    .close = close,
    .send = linux_net_send,
    .push = push,
    .receive = linux_net_receive,
    .listen = linux_net_listen,
};
