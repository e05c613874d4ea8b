// SPDX-License-Identifier: BSD-3-Clause
// Virtio's header of a packet, as virtio-net, tap devices and packet sockets
// have it (Virtual I/O Device 1.1, 5.1.6).
#ifndef UK_NETDEV_VNET_H
#define UK_NETDEV_VNET_H

#include <uk/netdev.h>

/* Without num_buffers, which virtio-net alone adds; little-endian. */
struct uk_netdev_vnet {
	uint8_t flags, cut;
	uint16_t header_bytes, segment_bytes;
	uint16_t checksum_start, checksum_offset;
};

/* What is to be done, as the header has it; `todo` may be NULL. Any context. */
void uk_netdev_vnet_write(struct uk_netdev_vnet *header,
			  const struct uk_netdev_todo *todo);

/* The other way round, for a packet of so many bytes. False: it makes no sense,
 * or is of a kind that the class does not have. Any context. */
bool uk_netdev_vnet_read(const struct uk_netdev_vnet *header, size_t bytes,
			 struct uk_netdev_todo *todo) UK_MUST_CHECK;

#endif
