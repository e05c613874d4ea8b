// SPDX-License-Identifier: BSD-3-Clause
// Which of several queues a frame is sent by.
#ifndef UK_NETDEV_FLOW_H
#define UK_NETDEV_FLOW_H

#include <uk/netdev.h>

/* One below `queues`, the same for all frames of a connection: by addresses,
 * ports and protocol of IP, as far as they stand in the first part, so many
 * bytes from Ethernet's header on. 0 for what is not IP. Fragments have no
 * ports (RFC 791, 3.2), nor has what stands behind other headers of IPv6. Any
 * context. */
unsigned uk_netdev_flow(const void *frame, size_t bytes, unsigned queues);

#endif
