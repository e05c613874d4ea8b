// SPDX-License-Identifier: BSD-3-Clause
// The network class: packets to and from devices, without copying them.
//
// A driver adds its devices, the one stack of an image opens them. All
// operations come from threads, and those of one device one at a time: whoever
// opened it sees to that. A device that lies or breaks fails alone: from then
// on sending is -EIO, nothing is received, and what it held is freed.
#ifndef UK_NETDEV_H
#define UK_NETDEV_H

#include <uk/base.h>
#include <uk/errno.h>
#include <uk/list.h>

/* A packet, or a part of one. Whoever has the memory embeds this; who holds
 * the packet gives it back by uk_netdev_free. */
struct uk_netdev_buf {
	struct uk_netdev_buf *next; /* the packet's next part, or NULL */
	void *data;
	uint32_t bytes; /* from `data` on */
	/* Takes back this part alone; in threads, from calls to the device. */
	void (*free)(struct uk_netdev_buf *buf);
};

void uk_netdev_free(struct uk_netdev_buf *packet);

/* What is to be done to a packet that is sent, or was to one that came: as in
 * virtio's header of a packet (Virtual I/O Device 1.1, 5.1.6). */
struct uk_netdev_todo {
	/* The sum from checksum_start to the packet's end is to be stored
	 * checksum_offset bytes behind its start, where the sum of the
	 * pseudo-header stands. Of a packet that came: not computed yet, but
	 * its data are whole. */
	bool checksum;
	/* Of a packet that came: the device found its sum right. */
	bool checked;
	uint16_t checksum_start, checksum_offset;
	/* To be cut into segments of that much payload behind as many bytes of
	 * headers as header_bytes; 0: not to be cut. */
	enum { UK_NETDEV_WHOLE, UK_NETDEV_TCP4, UK_NETDEV_TCP6 } cut;
	uint16_t segment_bytes, header_bytes;
};

/* What a device can do, a mask. */
enum {
	UK_NETDEV_CHECKSUM = 1, /* of TCP and UDP, when sending */
	UK_NETDEV_CHECKED = 2,  /* of what comes */
	UK_NETDEV_CUT4 = 4,     /* TCP over IPv4 into segments, when sending */
	UK_NETDEV_CUT6 = 8,     /* over IPv6 */
	UK_NETDEV_LARGE = 16,   /* packets may come that are to be cut */
};

/* The most that a packet that is to be cut has, headers and all. */
#define UK_NETDEV_LARGEST 65535U

struct uk_netdev_stats {
	uint64_t sent, sent_bytes, received, received_bytes;
	uint64_t no_memory; /* packets lost for want of buffers */
	uint64_t bad;       /* what made no sense, of device or packet */
	uint64_t interrupts;
};

/* Packets of one pair of queues. */
struct uk_netdev_queue_stats {
	uint64_t sent, received;
};

struct uk_netdev;

struct uk_netdev_ops {
	/* Starts the device with that many of its queues, and those of its
	 * abilities that are wanted. 0, or -ENOMEM, -EIO, -EINVAL; -ENOTSUP: it
	 * does not do so many, though it said so. It may do fewer. */
	int (*open)(struct uk_netdev *dev, unsigned queues, unsigned wanted);
	/* Stops it, and frees what it held. */
	void (*close)(struct uk_netdev *dev);
	/* Sends a frame, Ethernet's header first and without its checksum. The
	 * packet is the device's until it frees it, at the latest in the call
	 * of push or listen after it was sent. -EAGAIN: no room before
	 * some were sent; -EINVAL: too long, or in too many parts; -EIO. With
	 * an error it stays the caller's. */
	int (*send)(struct uk_netdev *dev, unsigned queue,
		    struct uk_netdev_buf *packet,
		    const struct uk_netdev_todo *todo);
	/* Tells the device of what was sent since. */
	void (*push)(struct uk_netdev *dev, unsigned queue);
	/* The next frame that came, the caller's now, or NULL. */
	struct uk_netdev_buf *(*receive)(struct uk_netdev *dev, unsigned queue,
					 struct uk_netdev_todo *todo);
	/* Has dev->wake called, once, when there is something to receive, or
	 * room to send after an -EAGAIN. False: there is already, and it is
	 * not called. */
	bool (*listen)(struct uk_netdev *dev, unsigned queue);
};

/* What a driver's device embeds. */
struct uk_netdev {
	/* The driver's, before it adds the device. */
	const struct uk_netdev_ops *ops;
	const char *driver;
	uint8_t mac[6];
	uint16_t mtu;    /* bytes behind Ethernet's header */
	uint16_t queues; /* pairs, 1 to CONFIG_NETDEV_QUEUES */
	uint16_t parts;  /* the most that a packet to be sent may have */
	/* How many buffers with packets that came may be the stack's at a time,
	 * if more are to come meanwhile; 0: any number. */
	uint16_t kept;
	unsigned abilities;

	/* The driver's, later. */
	bool up; /* the link; wake is called when that changes */
	struct uk_netdev_stats stats;
	/* Of each that it was opened with; NULL: there is but one. */
	const struct uk_netdev_queue_stats *queue_stats;

	/* Whose it is that opened the device, set before. In any context. */
	void (*wake)(struct uk_netdev *dev, unsigned queue);
	void *user;

	/* The class's. */
	unsigned number; /* in the order in which they were added, from 0 */
	struct uk_list link;
};

/* Adds a device, for ever; its name is `net' and its number. Init functions of
 * level device. */
void uk_netdev_add(struct uk_netdev *dev);

/* The device after `dev`, or the first one; NULL: there are no more. */
struct uk_netdev *uk_netdev_next(const struct uk_netdev *dev);

static inline int UK_MUST_CHECK uk_netdev_open(struct uk_netdev *dev,
					       unsigned queues, unsigned wanted)
{
	return dev->ops->open(dev, queues, wanted & dev->abilities);
}

static inline void uk_netdev_close(struct uk_netdev *dev)
{
	dev->ops->close(dev);
}

static inline int UK_MUST_CHECK uk_netdev_send(
    struct uk_netdev *dev, unsigned queue, struct uk_netdev_buf *packet,
    const struct uk_netdev_todo *todo)
{
	return dev->ops->send(dev, queue, packet, todo);
}

static inline void uk_netdev_push(struct uk_netdev *dev, unsigned queue)
{
	dev->ops->push(dev, queue);
}

static inline struct uk_netdev_buf *uk_netdev_receive(
    struct uk_netdev *dev, unsigned queue, struct uk_netdev_todo *todo)
{
	return dev->ops->receive(dev, queue, todo);
}

static inline bool UK_MUST_CHECK uk_netdev_listen(struct uk_netdev *dev,
						  unsigned queue)
{
	return dev->ops->listen(dev, queue);
}

#endif
