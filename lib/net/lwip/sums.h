// SPDX-License-Identifier: BSD-3-Clause
// Checksums of TCP and UDP that are left to a device.
#ifndef SUMS_H
#define SUMS_H

#include <uk/netdev.h>

/* What is left to the device of a frame, whose headers are in one piece of so
 * many bytes; writes there the sum of the pseudo-header. */
void lwip_frame_sum(void *frame, size_t bytes, struct uk_netdev_todo *todo);

#endif
