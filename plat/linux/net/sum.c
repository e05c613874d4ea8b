// SPDX-License-Identifier: BSD-3-Clause
// The Internet's checksum (RFC 1071), for a stack that wants all of them
// computed where the host leaves one to do.
#include "net.h"

/* Goes through the bytes of a packet, part by part. */
struct cursor {
	struct uk_netdev_buf *part;
	uint32_t at;
};

static uint8_t *next_byte(struct cursor *c)
{
	while (c->part && c->at == c->part->bytes)
		*c = (struct cursor){c->part->next, 0};
	return c->part ? (uint8_t *)c->part->data + c->at++ : NULL;
}

static struct cursor cursor_at(struct uk_netdev_buf *packet, unsigned offset)
{
	struct cursor c = {packet, 0};

	while (c.part && offset > c.part->bytes) {
		offset -= c.part->bytes;
		c.part = c.part->next;
	}
	c.at = offset;
	return c;
}

void linux_net_sum(struct uk_netdev_buf *packet, struct uk_netdev_todo *todo)
{
	struct cursor c = cursor_at(packet, todo->checksum_start);
	uint64_t sum = 0;
	const uint8_t *byte;

	for (unsigned i = 0; (byte = next_byte(&c)) != NULL; i++)
		sum += i % 2 ? *byte : (unsigned)*byte << 8;
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	/* None is sent as 0, which in UDP means that there is none. */
	sum = sum == 0xffff ? 0xffff : ~sum & 0xffff;
	c = cursor_at(packet, todo->checksum_start + todo->checksum_offset);
	*next_byte(&c) = (uint8_t)(sum >> 8);
	*next_byte(&c) = (uint8_t)sum;
	todo->checksum = false;
	todo->checked = true;
}
