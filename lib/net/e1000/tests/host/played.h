// SPDX-License-Identifier: BSD-3-Clause
// A controller that a test plays: its registers are memory.
#ifndef E1000_TESTS_HOST_PLAYED_H
#define E1000_TESTS_HOST_PLAYED_H

#include "../../e1000.h"

#define PLAYED_MOST 70000

struct played_frame {
	unsigned bytes, descs;
	struct e1000_out_desc context, last; /* what it was told of it */
	uint8_t data[PLAYED_MOST];
};

/* The driver's side, with rings that are empty. */
extern struct e1000 *played;
void played_begin(void);
void played_end(void);

/* A frame arrives: `bytes` of the number, and what else the descriptor says.
 * False: it has no buffer for it. */
bool played_arrives(unsigned number, unsigned bytes, unsigned status,
		    unsigned errors);

/* Sends the next frame that it was given, as it was put together; false: there
 * is none. */
bool played_sends(struct played_frame *frame);

#endif
