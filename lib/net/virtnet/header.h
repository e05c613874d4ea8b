// SPDX-License-Identifier: BSD-3-Clause
// What stands before each packet, and what it means (Virtual I/O Device 1.1,
// 5.1.6).
#ifndef VIRTNET_HEADER_H
#define VIRTNET_HEADER_H

#include <uk/netdev.h>

struct virtnet_header {
	uint8_t flags;
	uint8_t cut;
	uint16_t header_bytes;
	uint16_t segment_bytes;
	uint16_t checksum_start, checksum_offset;
	/* Of a packet that came, where buffers are merged; there always since
	 * version 1. */
	uint16_t bufs;
};

#define VIRTNET_HEADER_OLD_BYTES 10U

/* Fills a header for a packet that is sent. */
void virtnet_header_write(struct virtnet_header *header,
			  const struct uk_netdev_todo *todo);

/* Reads one of a packet of so many bytes. False: it makes no sense, and the
 * packet is not to be touched. */
bool virtnet_header_read(const struct virtnet_header *header, uint32_t bytes,
			 struct uk_netdev_todo *todo) UK_MUST_CHECK;

#endif
