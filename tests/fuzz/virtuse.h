// SPDX-License-Identifier: BSD-3-Clause
// A driver that asks a little of virtio devices, whatever they are plugged
// into.
#ifndef FUZZ_VIRTUSE_H
#define FUZZ_VIRTUSE_H

#include "io.h"

/* Has the buses look for devices, and whatever they found do something. Then
 * all is gone. */
void virtuse_run(void);

#endif
