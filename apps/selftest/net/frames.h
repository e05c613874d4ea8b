// SPDX-License-Identifier: BSD-3-Clause
// What a network device is tried with: frames that somebody outside sends.
#ifndef SELFTEST_NET_FRAMES_H
#define SELFTEST_NET_FRAMES_H

#include <uk/netdev.h>

/* What came of a frame. */
enum frames_verdict {
	FRAMES_DROP,    /* not for us, or makes no sense */
	FRAMES_ANSWER,  /* it is the answer now */
	FRAMES_COMMAND, /* it is the answer now, and what it says is to be done
			 */
};

/*
 * Turns a frame that came into its answer, in place: ARP for 10.0.5.2, ICMP's
 * echo, and TCP and UDP to port 7 over IPv4 and IPv6, whose payload is echoed
 * with all that is to be done to it. `command` is the text that UDP brought to
 * port 9, without an end, `*bytes` long.
 */
enum frames_verdict frames_answer(const struct uk_netdev *dev,
				  struct uk_netdev_buf *packet,
				  struct uk_netdev_todo *todo,
				  const char **command, size_t *bytes);

/* Sends as much of a burst as there is room for, made after `like`, an answer
 * of UDP. False: there is more to send once there is room. */
void frames_burst_begin(const struct uk_netdev_buf *like, unsigned count,
			unsigned bytes);
bool frames_burst(struct uk_netdev *dev);

/* Sends one packet of TCP of so many bytes, to be cut at `segment` bytes, or,
 * with 0, only to be summed; IPv4's header after `like`. As uk_netdev_send. */
int frames_large(struct uk_netdev *dev, const uint8_t *like, bool is_ipv6,
		 unsigned bytes, unsigned segment);

#endif
