// SPDX-License-Identifier: BSD-3-Clause
// Virtio's header of a packet, written and read.
#include <uk/netdev/vnet.h>

enum { NEEDS_CHECKSUM = 1, CHECKED = 2 };
enum { TCP4 = 1, TCP6 = 4, CONGESTED = 0x80 };

void uk_netdev_vnet_write(struct uk_netdev_vnet *header,
			  const struct uk_netdev_todo *todo)
{
	*header = (struct uk_netdev_vnet){0};
	if (!todo)
		return;
	if (todo->checksum) {
		header->flags = NEEDS_CHECKSUM;
		header->checksum_start = todo->checksum_start;
		header->checksum_offset = todo->checksum_offset;
	}
	if (todo->cut != UK_NETDEV_WHOLE) {
		header->cut = todo->cut == UK_NETDEV_TCP4 ? TCP4 : TCP6;
		header->segment_bytes = todo->segment_bytes;
		header->header_bytes = todo->header_bytes;
	}
}

/* How long the headers are is a hint, and may be missing. */
static bool read_cut(const struct uk_netdev_vnet *header, size_t bytes,
		     struct uk_netdev_todo *todo)
{
	unsigned kind = header->cut & ~CONGESTED;

	todo->cut = kind == TCP4 ? UK_NETDEV_TCP4 : UK_NETDEV_TCP6;
	todo->segment_bytes = header->segment_bytes;
	todo->header_bytes = header->header_bytes;
	return (kind == TCP4 || kind == TCP6) && header->segment_bytes > 0 &&
	       header->header_bytes <= bytes;
}

bool uk_netdev_vnet_read(const struct uk_netdev_vnet *header, size_t bytes,
			 struct uk_netdev_todo *todo)
{
	*todo = (struct uk_netdev_todo){.checked = header->flags & CHECKED};
	if (header->flags & NEEDS_CHECKSUM) {
		todo->checksum = true;
		todo->checksum_start = header->checksum_start;
		todo->checksum_offset = header->checksum_offset;
		if ((size_t)header->checksum_start + header->checksum_offset +
			sizeof(uint16_t) >
		    bytes)
			return false;
	}
	return header->cut == 0 || read_cut(header, bytes, todo);
}
