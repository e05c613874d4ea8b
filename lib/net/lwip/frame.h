// SPDX-License-Identifier: BSD-3-Clause
// Frames on their way out: what out.c and large.c share.
#ifndef FRAME_H
#define FRAME_H

#include "interface.h"
#include "sums.h"

#include <lwip/pbuf.h>

/* A part of a frame. The first one is also the frame. */
struct frame {
	struct uk_netdev_buf buf;
	struct pbuf *p;
	struct frame *next;
	struct uk_netdev_todo todo;
};

/* out.c: gives the device a frame, or keeps it until there is room. ERR_IF: the
 * frame is freed. */
err_t lwip_frame_send(struct interface *i, struct frame *frame);

/* large.c, or no_large.c. Which packets are cut: a mask of abilities. */
extern const unsigned lwip_large_cuts;
void lwip_large_start(void);
/* True: the frame, which lwIP has as `p`, became a part of a packet that grows,
 * or the first of one; it is sent later. Else what was growing has been sent.
 */
bool lwip_large_take(struct interface *i, struct frame *frame,
		     const struct pbuf *p);
/* Sends what grows. */
void lwip_large_end(struct interface *i);

#endif
