// SPDX-License-Identifier: BSD-3-Clause
// Between the class's words for a packet and virtio's (Virtual I/O Device 1.1,
// 5.1.6.2 and 5.1.6.4).
#include "header.h"

/* Of virtnet_header.flags. */
enum { NEEDS_CHECKSUM = 1, DATA_VALID = 2 };

/* Of virtnet_header.cut. */
enum { CUT_NONE = 0, CUT_TCP4 = 1, CUT_TCP6 = 4, CUT_ECN = 0x80 };

void virtnet_header_write(struct virtnet_header *header,
			  const struct uk_netdev_todo *todo)
{
	*header = (struct virtnet_header){0};
	if (todo->checksum) {
		header->flags = NEEDS_CHECKSUM;
		header->checksum_start = todo->checksum_start;
		header->checksum_offset = todo->checksum_offset;
	}
	if (todo->cut == UK_NETDEV_WHOLE)
		return;
	header->cut = todo->cut == UK_NETDEV_TCP4 ? CUT_TCP4 : CUT_TCP6;
	header->header_bytes = todo->header_bytes;
	header->segment_bytes = todo->segment_bytes;
}

static bool read_checksum(const struct virtnet_header *header, uint32_t bytes,
			  struct uk_netdev_todo *todo)
{
	uint32_t end =
	    (uint32_t)header->checksum_start + header->checksum_offset + 2;

	todo->checked = header->flags & DATA_VALID;
	if (!(header->flags & NEEDS_CHECKSUM))
		return true;
	todo->checksum = true;
	todo->checksum_start = header->checksum_start;
	todo->checksum_offset = header->checksum_offset;
	return end <= bytes;
}

/* What a large packet's headers take is only a hint, and often none: the end of
 * the checksum's field is nearer to it. */
static bool read_cut(const struct virtnet_header *header, uint32_t bytes,
		     struct uk_netdev_todo *todo)
{
	unsigned cut = header->cut & (unsigned)~CUT_ECN;

	if (cut == CUT_NONE)
		return true;
	todo->cut = cut == CUT_TCP4 ? UK_NETDEV_TCP4 : UK_NETDEV_TCP6;
	todo->segment_bytes = header->segment_bytes;
	todo->header_bytes = header->header_bytes;
	return (cut == CUT_TCP4 || cut == CUT_TCP6) &&
	       header->segment_bytes > 0 && header->header_bytes <= bytes;
}

bool virtnet_header_read(const struct virtnet_header *header, uint32_t bytes,
			 struct uk_netdev_todo *todo)
{
	*todo = (struct uk_netdev_todo){0};
	return read_checksum(header, bytes, todo) &&
	       read_cut(header, bytes, todo);
}
