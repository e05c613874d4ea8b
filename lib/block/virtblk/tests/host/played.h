// SPDX-License-Identifier: BSD-3-Clause
// A virtio disk that the tests play: right, or lying.
#ifndef VIRTBLK_PLAYED_H
#define VIRTBLK_PLAYED_H

#include "../../virtblk.h"

enum { PLAYED_BYTES = 96 << 10 };

extern unsigned char played_medium[PLAYED_BYTES];

/* What the next device is, and how it behaves. */
struct played {
	uint64_t features;
	uint64_t units; /* of 512 bytes */
	uint32_t block_bytes, size_max, seg_max, most_discard;
	unsigned ring_size;
	bool legacy, fixed, stuck;

	bool later; /* answers when played_answer says so */
	/* Lies, once, in its next answer. */
	enum {
		HONEST,
		LIE_STATUS, /* that is none */
		LIE_NO_STATUS,
		LIE_SHORT,
		LIE_LONG,
		LIE_HEAD,  /* a buffer that there is not */
		LIE_TWICE, /* a buffer that it has given back */
		LIE_INDEX, /* more than it has */
		LIE_RESET, /* wants to be reset */
		LIES,
		FAILS, /* no lie: an error */
		UNSUPPORTED,
	} lie;
};
extern struct played played;

/* A usual device; changes to `played' come before the next. */
void played_default(void);

/* Has the driver take it; the disk, or NULL. It is gone with the next one. */
struct virtblk *played_begin(int *error);

/* Answers what it was asked, in any order, and interrupts. */
void played_answer(unsigned most);

/* How many requests it has, and had at most at a time; whether it was reset. */
unsigned played_asked(void);
extern unsigned played_most_asked, played_most_parts;
bool played_was_reset(void);

unsigned played_pick(unsigned end);

#endif
