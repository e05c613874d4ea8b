// SPDX-License-Identifier: BSD-3-Clause
// A ring, and a device that has the other side of it, made up.
#ifndef VIRTIO_DEVICE_H
#define VIRTIO_DEVICE_H

#include "split.h"

/* What the driver's buffers are in the tests. */
struct buffer {
	struct uk_virtio_part parts[8];
	char memory[8][16];
	unsigned back; /* how often it came back */
};

enum { BUFFERS = 16 };

extern struct uk_virtio_ring ring;
extern struct buffer buffers[BUFFERS];

/* A new ring; what was there of another is freed. */
void ring_make(struct uk_virtio_ring_kind kind);

/* Gives a buffer of so many parts, of 16 bytes each. */
int give(unsigned buffer, unsigned out, unsigned in);

/* The buffer that came back, and how much is written in it; -1: none. */
int take(uint32_t *bytes);

/* The device's side: the head of the next that it was given, -1: none; to use
 * one; and to use whatever was given last, with more or fewer uses than that.
 */
int device_next(void);
void device_use(uint32_t head, uint32_t bytes);

/* Its parts, whichever way they are told of: the memory of part `n`, and
 * whether it may be written; NULL: there are no more. */
char *device_part(uint16_t head, unsigned n, uint32_t *bytes, bool *write);

/* What the driver wants to hear of, and what the device does. */
void device_wants(uint16_t event);
uint16_t device_is_wanted(void);
void device_wants_none(bool none);
bool device_may_interrupt(void);

#endif
