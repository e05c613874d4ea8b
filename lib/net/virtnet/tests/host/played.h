// SPDX-License-Identifier: BSD-3-Clause
// A virtio network device that the tests play.
#ifndef VIRTNET_PLAYED_H
#define VIRTNET_PLAYED_H

#include "../../virtnet.h"

/* What the next device is. */
extern struct played {
	uint64_t features;
	bool legacy;
	unsigned ring_size;
	uint16_t link;
} played;

/* Has the driver take a new one, and opens it with all abilities; the one
 * before is closed. NULL: it cannot be opened. */
struct virtnet *played_begin(void);

/* The device receives a packet: `header`, and `bytes` bytes that count up from
 * `first`, in buffers of which it uses at most `most` bytes each. How many
 * buffers that took; 0: there are too few. */
unsigned played_receive(struct virtnet_header header, unsigned bytes,
			uint8_t first, unsigned most);

/* What it was given to send next, header and all, and used; its length, 0 for
 * nothing. */
unsigned played_send(uint8_t *to, unsigned room);

/* Says the same once more of the last buffer it used to receive. */
void played_lie(void);

/* Interrupts: queues, or the configuration. */
void played_interrupt(bool config);

/* How often the stack was called. */
extern unsigned played_calls;

#endif
