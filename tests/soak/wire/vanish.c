// SPDX-License-Identifier: BSD-3-Clause
// Peers that are gone without a word, some frames after they connect: with the
// handshake half done, while they ask, or while they are answered.
#include "wire.h"

#include <arpa/inet.h>
#include <string.h>

/* Where things are in a frame (RFC 894, 791, 9293). */
enum { HEADER = 14, SOURCE = 26, DESTINATION = 30, TCP = 6, SYN = 2 };

#define MOST 40 /* frames, of both directions */

static uint8_t address[4];
static unsigned frames[65536]; /* of a connection, by the peer's port */

bool vanish_begin(const char *text)
{
	return inet_pton(AF_INET, text, address) == 1;
}

static unsigned word(const uint8_t *at)
{
	return (unsigned)at[0] << 8 | at[1];
}

bool vanish_takes(const uint8_t *frame, size_t bytes)
{
	const uint8_t *tcp;
	bool is_from;
	unsigned port;

	if (bytes < HEADER + 40 || word(frame + 12) != 0x0800 ||
	    frame[HEADER + 9] != TCP)
		return false;
	is_from = memcmp(frame + SOURCE, address, 4) == 0;
	if (!is_from && memcmp(frame + DESTINATION, address, 4) != 0)
		return false;
	tcp = frame + HEADER + (frame[HEADER] & 15) * 4;
	if (tcp + 20 > frame + bytes)
		return false;
	port = word(is_from ? tcp : tcp + 2);
	if (is_from && tcp[13] == SYN)
		frames[port] = 0;
	/* A port says how long: ports are taken in no order. */
	return ++frames[port] > 1 + port * 7 % MOST;
}
