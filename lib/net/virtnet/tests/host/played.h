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
	/* Of several pairs: how many it says that it has, to be opened with;
	 * how many it was told to use; which one plays next. */
	uint16_t pairs, wanted, told, pair;
	/* What it does with an order. */
	enum {
		PLAYED_OBEYS,
		PLAYED_REFUSES,
		PLAYED_BABBLES,   /* an answer that there is not */
		PLAYED_OVERFLOWS, /* longer than there is room */
		PLAYED_SKIPS,     /* used, and nothing written */
		PLAYED_SLEEPS,    /* no answer, ever */
		PLAYED_DIES,      /* wants to be reset */
	} way;
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

/* Interrupts: queues, or the configuration; one pair's. */
void played_interrupt(bool config);
void played_interrupt_pair(unsigned pair);

/* How often the stack was called, and for which pair last. */
extern unsigned played_calls, played_called;

#endif
