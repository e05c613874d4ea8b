// SPDX-License-Identifier: BSD-3-Clause
// Frames that come: read by the host into buffers that the stack then has.
#include "net.h"

#define ETHERNET_BYTES 14U

/* The device's next buffers, those that are missing. */
static bool refill(struct linux_net *net)
{
	while (net->empty > 0) {
		struct uk_netdev_buf *buf = uk_netdev_pool_take(&net->pool);
		unsigned i = net->empty - 1;

		if (!buf) {
			net->dev.stats.no_memory++;
			return false;
		}
		if (i == 0) {
			buf->data = (char *)buf->data + ALIGN_BYTES;
			buf->bytes -= ALIGN_BYTES;
		}
		net->spare[i] = buf;
		net->in[1 + i] = (struct linux_iovec){buf->data, buf->bytes};
		net->empty = i;
	}
	return true;
}

static long read_frame(struct linux_net *net)
{
	const struct linux_iovec *in = net->in;
	unsigned count = 1 + net->parts;

	if (!net->has_header)
		in++, count--;
	return linux_call3(SYS_READV, net->fd, (long)in, count);
}

/* The packet of so many bytes that was read. */
static struct uk_netdev_buf *take_spare(struct linux_net *net, size_t bytes)
{
	unsigned last = 0;

	while (bytes > net->spare[last]->bytes) {
		bytes -= net->spare[last]->bytes;
		net->spare[last]->next = net->spare[last + 1];
		last++;
	}
	net->spare[last]->bytes = (uint32_t)bytes;
	net->empty = last + 1;
	return net->spare[0];
}

static size_t room(const struct linux_net *net)
{
	return (size_t)net->parts * UK_NETDEV_POOL_BYTES - ALIGN_BYTES;
}

/* A frame that fills all buffers had more. */
static bool makes_sense(struct linux_net *net, size_t bytes,
			struct uk_netdev_todo *todo)
{
	*todo = (struct uk_netdev_todo){0};
	if (bytes < ETHERNET_BYTES || bytes >= room(net) ||
	    (net->has_header &&
	     !uk_netdev_vnet_read(&net->header, bytes, todo)))
		return false;
	return net->takes_large || todo->cut == UK_NETDEV_WHOLE;
}

static struct uk_netdev_buf *accept(struct linux_net *net, size_t bytes,
				    struct uk_netdev_todo *todo)
{
	struct uk_netdev_buf *packet = take_spare(net, bytes);

	if (todo->checksum && !net->takes_unsummed)
		linux_net_sum(packet, todo);
	net->dev.stats.received++;
	net->dev.stats.received_bytes += bytes;
	return packet;
}

/* Whether there may be another frame after this error of the host's; it tells
 * once of an interface that went down. */
static bool goes_on(struct linux_net *net, long error)
{
	switch (error) {
	case -LINUX_EINTR:
	case -LINUX_ENETDOWN:
		return true;
	case -LINUX_EINVAL: /* a frame whose header it cannot write */
		net->dev.stats.bad++;
		return true;
	case -LINUX_EAGAIN:
		return false;
	default:
		linux_net_break(net, "nothing comes from the host any more",
				error);
		return false;
	}
}

/* After so many attempts it is the stack's turn; there may be more. */
#define ATTEMPTS 16

struct uk_netdev_buf *linux_net_receive(struct uk_netdev *dev, unsigned queue,
					struct uk_netdev_todo *todo)
{
	struct linux_net *net = linux_net_of(dev);
	const size_t header = net->has_header ? sizeof(net->header) : 0;

	(void)queue;
	for (unsigned i = 0; i < ATTEMPTS; i++) {
		net->came = false;
		if (net->is_gone || !refill(net))
			return NULL;
		long n = read_frame(net);

		if (n == 0 && net->ends)
			n = -LINUX_EIO;
		if (n < 0 && !goes_on(net, n))
			return NULL;
		if (n < 0)
			continue;
		if (n >= (long)header &&
		    makes_sense(net, (size_t)n - header, todo))
			return accept(net, (size_t)n - header, todo);
		dev->stats.bad++;
	}
	net->came = true;
	return NULL;
}
