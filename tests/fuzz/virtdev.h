// SPDX-License-Identifier: BSD-3-Clause
// The input of a fuzzer as what a virtio device does.
#ifndef FUZZ_VIRTDEV_H
#define FUZZ_VIRTDEV_H

#include "input.h"

#include <uk/virtio.h>

/* Begins with a device of a kind, and has the drivers look at it. */
void virtdev_begin(unsigned kind, const uint8_t *input, size_t bytes);

extern struct uk_virtio virtdev;

/* Something that the input says, of what a device may do at any time. */
void virtdev_act(void);

#endif
