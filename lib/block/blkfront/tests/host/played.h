// SPDX-License-Identifier: BSD-3-Clause
// A backend that the tests play: right, or lying.
#ifndef BLKFRONT_PLAYED_H
#define BLKFRONT_PLAYED_H

#include "../../blkfront.h"

enum {
	PLAYED_BYTES = 128 << 10, /* of the disk */
	PLAYED_PAGES = 80,        /* of memory that can be granted */
};

extern unsigned char played_medium[PLAYED_BYTES];
extern unsigned char played_memory[PLAYED_PAGES][BLKFRONT_PAGE];

enum played_lie {
	HONEST,
	LIE_STATUS,    /* that is none */
	LIE_ID,        /* of no request there could be */
	LIE_FREE_ID,   /* of none that there is */
	LIE_OPERATION, /* that was not asked for */
	LIE_COUNT,     /* more answers than requests */
	LIE_PAGES,     /* has the pages still */
	LIES,
	FAILS, /* no lie: an error */
};

extern struct played {
	uint32_t sector_bytes;
	bool later; /* answers when played_answer says so */
	enum played_lie lie;
	unsigned most_grants;
} played;

/* Begins with a disk of such sectors. */
struct blkfront *played_begin(uint32_t sector_bytes);

/* Answers what it was asked, in any order, and notifies. */
void played_answer(unsigned most);
unsigned played_asked(void);

/* Whether nobody is let at any page but the ring's. */
bool played_is_clean(void);

unsigned played_pick(unsigned end);

#endif
