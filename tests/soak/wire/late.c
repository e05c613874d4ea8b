// SPDX-License-Identifier: BSD-3-Clause
// Frames that are held back until others have passed them.
#include "wire.h"

#include <string.h>

#define PLACES 512

static struct {
	int to;
	size_t bytes; /* 0: nobody's */
	uint64_t due_ns;
	uint8_t frame[FRAME_MAX];
} places[PLACES];

bool late_keep(int to, const uint8_t *frame, size_t bytes, uint64_t due_ns)
{
	for (int i = 0; i < PLACES; i++) {
		if (places[i].bytes)
			continue;
		places[i].to = to;
		places[i].bytes = bytes;
		places[i].due_ns = due_ns;
		memcpy(places[i].frame, frame, bytes);
		return true;
	}
	return false;
}

uint64_t late_send(uint64_t now_ns)
{
	uint64_t next = UINT64_MAX;

	for (int i = 0; i < PLACES; i++) {
		if (!places[i].bytes)
			continue;
		if (places[i].due_ns > now_ns) {
			if (places[i].due_ns < next)
				next = places[i].due_ns;
			continue;
		}
		wire_pass(places[i].to, places[i].frame, places[i].bytes);
		places[i].bytes = 0;
	}
	return next;
}
