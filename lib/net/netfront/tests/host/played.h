// SPDX-License-Identifier: BSD-3-Clause
// The other half of a device, that the tests play: right, or lying.
#ifndef NETFRONT_PLAYED_H
#define NETFRONT_PLAYED_H

#include "../../netfront.h"

enum { PLAYED_LARGEST = 65536 };

/* What it was sent last, put together. */
extern struct played_packet {
	unsigned char bytes[PLAYED_LARGEST];
	size_t count;
	unsigned flags;   /* of its first request */
	unsigned segment; /* 0: it is not to be cut */
} played_packet;

enum played_lie {
	HONEST,
	LIE_COUNT,   /* more answers than requests */
	LIE_ID,      /* of no slot there could be */
	LIE_FREE_ID, /* of a slot that is free */
	LIE_PAGES,   /* has the pages still */
	LIE_MORE,    /* a packet that never ends */
	LIE_EXTRAS,  /* nor what stands beside it */
	LIES,
	BAD_LENGTH, /* no lie that ends it all: a packet that makes no sense */
	BAD_STATUS,
};

extern struct played {
	enum played_lie lie;
	unsigned notified;
	const char *broken; /* what was said of it; NULL: nothing */
} played;

/* Begins with empty rings. */
struct netfront *played_begin(void);

/* Takes the next packet that was sent, into played_packet; false: none was. */
bool played_take(void);

/* Has one come, in parts of up to `part` bytes. False: there are no pages. */
bool played_give(const void *bytes, size_t count, size_t part,
		 unsigned segment);

/* How many pages the other half is let at, but for the rings. */
unsigned played_granted(void);

#endif
