// SPDX-License-Identifier: BSD-3-Clause
// Network devices as lwIP's interfaces: net0, net1 and so on.
#ifndef INTERFACE_H
#define INTERFACE_H

#include "lwip.h"

#include <lwip/netif.h>
#include <uk/netdev.h>

struct frame;

struct interface {
	struct netif netif;
	struct uk_netdev *dev;
	bool sums;      /* the device does TCP's checksums */
	uint8_t queues; /* that it was opened with */
	unsigned lent;  /* buffers that lwIP has */
	struct interface_queue {
		/* Frames that the device had no room for. */
		struct frame *first, **last;
		unsigned unpushed; /* frames that it was not told of */
	} out[CONFIG_NETDEV_QUEUES];
	unsigned waiting; /* in all of these */
	unsigned dropped; /* for want of memory */
	bool asks;        /* DHCP, for an address */
	/* What the log was told of. */
	bool told_down;
	ip4_addr_t told;
	uint8_t told6[LWIP_IPV6_NUM_ADDRESSES]; /* states */
	uint64_t defended_ns; /* when somebody had its address, too; 0: never */
};

/* All of them, by their numbers. */
extern struct interface lwip_interfaces[CONFIG_LWIP_INTERFACES];
extern unsigned lwip_interface_count;

/* Where there is but one, no code asks how many there are. */
static inline unsigned lwip_interface_queues(const struct interface *i)
{
	return CONFIG_NETDEV_QUEUES > 1 ? i->queues : 1;
}

/* Opens a device as the next interface: 0, or what the device says. */
int lwip_interface_open(struct uk_netdev *dev) UK_MUST_CHECK;

/* in.c: gives lwIP what came, some of it; true: something did. */
void lwip_frame_in_start(void);
bool lwip_frame_in(struct interface *i);

/* out.c: lwIP's output of frames; sends what had to wait, and tells the device.
 */
void lwip_frame_out_start(void);
void lwip_frame_out_begin(struct interface *i);
err_t lwip_frame_out(struct netif *netif, struct pbuf *p);
void lwip_frame_flush(struct interface *i);
/* Whether so many wait for room in a device that no more should come. */
bool lwip_frames_wait(void);

/* conflict.c: asks who else has the interface's address, and looks at a frame
 * that came for who says that it is his. */
void lwip_conflict_probe(struct interface *i);
void lwip_conflict_look(struct interface *i, const struct pbuf *p);

/* tell.c: from now on the log is told what becomes of the interface. */
void lwip_interface_tell(struct interface *i);

/* settings.c: gives the interface the addresses that parameters say, or none
 * that DHCP does not. */
void lwip_interface_settle(struct interface *i);
/* Refuses parameters of interfaces that there are not. */
void lwip_interface_check_settings(void);

/* What differs with what is ticked: one of two files each has it. Those that
 * return text say what is wrong, or NULL. */
void lwip_interface_begin6(struct netif *netif);
const char *lwip_interface_set_ip6(struct netif *netif, const char *text);
const char *lwip_interface_read_ip6(const char *text, ip_addr_t *ip);
void lwip_interface_tell6(struct interface *i);
const char *lwip_interface_set_dns(const ip_addr_t *server);
/* False without memory. */
bool lwip_interface_ask(struct netif *netif);

#endif
