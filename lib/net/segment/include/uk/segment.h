// SPDX-License-Identifier: BSD-3-Clause
// Segments of one connection as one packet, for devices that cut it again.
//
// Any context; nothing waits, and nothing is allocated.
//
// What the device sends is to the byte what was put in, so only what differs
// from its predecessor as a device has it differ may follow: by its place in
// the stream, and IPv4's number, each one more.
#ifndef UK_SEGMENT_H
#define UK_SEGMENT_H

#include <uk/netdev.h>

/* The most that the headers of Ethernet, IP and TCP take. */
enum { UK_SEGMENT_HEADERS = 14 + 60 + 60 };

/* A segment with data. */
struct uk_segment {
	const uint8_t *headers; /* of all layers, in one piece */
	unsigned header_bytes, payload_bytes;
	unsigned tcp; /* where TCP's begins */
	bool is_ip6;
	bool ends; /* PSH or FIN: no other may follow */
};

/* Several of them. */
struct uk_segment_run {
	unsigned segment_bytes; /* the payload of each but the last */
	unsigned payload_bytes; /* of all */
	unsigned count;
	uint8_t flags; /* of the last */
	bool ended;
};

/* Reads a frame whose first part is there. False: it is no segment of TCP with
 * data, or one that is to be left as it is. */
bool uk_segment_read(struct uk_segment *s, const void *first,
		     size_t first_bytes, size_t frame_bytes);

/* Begins with one; takes another one behind it, if it may follow: `headers` are
 * those of the first. */
void uk_segment_begin(struct uk_segment_run *all,
		      const struct uk_segment *first);
bool uk_segment_take(struct uk_segment_run *all, const uint8_t *headers,
		     const struct uk_segment *next);

/* Has the headers of the first be those of all, of which there are several, and
 * says how to cut them. */
void uk_segment_finish(const struct uk_segment_run *all, uint8_t *headers,
		       const struct uk_segment *first,
		       struct uk_netdev_todo *todo);

#endif
