// SPDX-License-Identifier: BSD-3-Clause
// Checksums of TCP that are left to a device.
#include "sums.h"

#include <string.h>
#include <uk/lwip/system.h>

/* Where things are in a frame (RFC 894, 791, 8200, 9293). */
enum {
	TYPE = 12,
	HEADER = 14,
	IP4_PROTOCOL = HEADER + 9,
	IP4_ADDRESSES = HEADER + 12,
	IP4_LEAST = HEADER + 20,
	IP6_NEXT = HEADER + 6,
	IP6_ADDRESSES = HEADER + 8,
	IP6_END = HEADER + 40,
	TCP = 6,
	TCP_SUM = 16,
	TCP_LEAST = 20,
};

static unsigned word(const uint8_t *at)
{
	return (unsigned)at[0] << 8 | at[1];
}

/* The sum of the pseudo-header, as the device wants it: not inverted. */
static void start(uint8_t *frame, unsigned at, unsigned addresses,
		  unsigned address_bytes, unsigned bytes,
		  struct uk_netdev_todo *todo)
{
	const uint8_t rest[] = {0, TCP, (uint8_t)(bytes >> 8), (uint8_t)bytes};
	uint32_t sum = uk_lwip_checksum(frame + addresses, (int)address_bytes) +
		       uk_lwip_checksum(rest, sizeof(rest));
	uint16_t folded;

	sum = (sum & 0xffff) + (sum >> 16);
	folded = (uint16_t)((sum & 0xffff) + (sum >> 16));
	memcpy(frame + at + TCP_SUM, &folded, sizeof(folded));
	todo->checksum = true;
	todo->checksum_start = (uint16_t)at;
	todo->checksum_offset = TCP_SUM;
}

void lwip_frame_sum(void *at, size_t bytes, struct uk_netdev_todo *todo)
{
	uint8_t *frame = at;
	unsigned header, length;

	if (bytes < IP4_LEAST + TCP_LEAST)
		return;
	if (word(frame + TYPE) == 0x0800 && frame[IP4_PROTOCOL] == TCP) {
		header = (frame[HEADER] & 15U) * 4;
		length = word(frame + HEADER + 2);
		if (header >= 20 && length >= header &&
		    HEADER + header + TCP_LEAST <= bytes)
			start(frame, HEADER + header, IP4_ADDRESSES, 8,
			      length - header, todo);
	} else if (word(frame + TYPE) == 0x86dd && frame[IP6_NEXT] == TCP &&
		   bytes >= IP6_END + TCP_LEAST) {
		start(frame, IP6_END, IP6_ADDRESSES, 32,
		      word(frame + HEADER + 4), todo);
	}
}
