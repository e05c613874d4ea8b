// SPDX-License-Identifier: BSD-3-Clause
// A bad wire: what the files of this program say to each other.
#ifndef WIRE_H
#define WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FRAME_MAX 2048

/* What happens to frames, of each million. */
struct faults {
	unsigned lost, doubled, late;
};

struct counts {
	uint64_t passed, lost, doubled, late, vanished;
};

/* main.c: lets a frame out, into a tap. */
void wire_pass(int to, const uint8_t *frame, size_t bytes);

/* vanish.c: whether a frame is from or to a peer that is not there any more.
 * Each connection of the address, as 10.0.7.66, lasts for some frames. */
bool vanish_begin(const char *address);
bool vanish_takes(const uint8_t *frame, size_t bytes);

/* late.c: frames that wait for their time; what has no room is not kept.
 * Returns whether it is. */
bool late_keep(int to, const uint8_t *frame, size_t bytes, uint64_t due_ns);
/* Sends those whose time is past; when the next one's is, or UINT64_MAX. */
uint64_t late_send(uint64_t now_ns);

#endif
