// SPDX-License-Identifier: BSD-3-Clause
// Frames that go: written by the host out of the stack's own memory.
#include "net.h"

/* What is not to be cut has to fit the wire. */
static bool fits(const struct linux_net *net, size_t bytes,
		 const struct uk_netdev_todo *todo)
{
	if (todo && todo->cut != UK_NETDEV_WHOLE)
		return bytes <= UK_NETDEV_LARGEST;
	return bytes <= net->dev.mtu + HEADER_BYTES;
}

/* Whether the device was asked for no more than it offers. */
static bool can(const struct linux_net *net, const struct uk_netdev_todo *todo)
{
	static const unsigned cuts[] = {
	    [UK_NETDEV_WHOLE] = 0,
	    [UK_NETDEV_TCP4] = UK_NETDEV_CUT4,
	    [UK_NETDEV_TCP6] = UK_NETDEV_CUT6,
	};
	unsigned wanted;

	if (!todo)
		return true;
	if (todo->cut != UK_NETDEV_WHOLE && !todo->checksum)
		return false;
	wanted = cuts[todo->cut] | (todo->checksum ? UK_NETDEV_CHECKSUM : 0);
	return (wanted & ~net->dev.abilities) == 0;
}

/* The packet's bytes, 0 if there are too many parts. */
static size_t gather(const struct uk_netdev_buf *packet,
		     struct linux_iovec *out, unsigned *count)
{
	size_t bytes = 0;

	for (*count = 0; packet; packet = packet->next) {
		if (*count == PARTS_OUT)
			return 0;
		out[(*count)++] =
		    (struct linux_iovec){packet->data, packet->bytes};
		bytes += packet->bytes;
	}
	return bytes;
}

static long write_frame(struct linux_net *net, const struct linux_iovec *out,
			unsigned count)
{
	long n;

	do {
		n = linux_call3(SYS_WRITEV, net->fd, (long)out, count);
	} while (n == -LINUX_EINTR);
	return n;
}

/* What the host's error means to the stack. An interface that is down loses
 * frames, as a cable that is not plugged in, and so does one whose own queue is
 * full. */
static int result_of(struct linux_net *net, long error)
{
	switch (error) {
	case -LINUX_EAGAIN:
		net->wants_room = true;
		return -EAGAIN;
	case -LINUX_EINVAL:
	case -LINUX_EMSGSIZE:
		net->dev.stats.bad++;
		return -EINVAL;
	case -LINUX_ENOBUFS:
	case -LINUX_ENOMEM:
		net->dev.stats.no_memory++;
		return 0;
	case -LINUX_EIO:
	case -LINUX_ENETDOWN:
		return 0;
	default:
		linux_net_break(net, "the host takes nothing any more", error);
		return -EIO;
	}
}

int linux_net_send(struct uk_netdev *dev, unsigned queue,
		   struct uk_netdev_buf *packet,
		   const struct uk_netdev_todo *todo)
{
	struct linux_net *net = linux_net_of(dev);
	struct uk_netdev_vnet header;
	struct linux_iovec out[1 + PARTS_OUT] = {{&header, sizeof(header)}};
	unsigned first = net->has_header ? 0 : 1, count;
	size_t bytes = gather(packet, out + 1, &count);

	(void)queue;
	if (net->is_gone)
		return -EIO;
	if (bytes == 0 || !fits(net, bytes, todo) || !can(net, todo))
		return -EINVAL;
	uk_netdev_vnet_write(&header, todo);
	long n = write_frame(net, out + first, 1 + count - first);
	int error = n < 0 ? result_of(net, n) : 0;

	if (error)
		return error;
	if (n > 0) {
		dev->stats.sent++;
		dev->stats.sent_bytes += bytes;
	}
	uk_netdev_free(packet);
	return 0;
}
