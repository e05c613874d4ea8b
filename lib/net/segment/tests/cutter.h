// SPDX-License-Identifier: BSD-3-Clause
// What a device does with packets that are left to it: sums and cutting, as
// Linux does for a tap, after the standards and nobody's code of ours.
#ifndef CUTTER_H
#define CUTTER_H

#include <uk/netdev.h>

/* Gives each frame that leaves to `emit`, whole and summed. False: the packet
 * is not as a device wants it, and nothing leaves. The packet is overwritten.
 */
bool segment_cutter_send(
    uint8_t *packet, size_t bytes, const struct uk_netdev_todo *todo,
    void (*emit)(void *arg, const uint8_t *frame, size_t bytes), void *arg);

/* The sum of TCP over IPv4 or IPv6, which is stored at its place. */
void segment_cutter_sum_tcp(uint8_t *frame, size_t bytes);
/* That of IPv4's header. */
void segment_cutter_sum_ip4(uint8_t *frame);

#endif
