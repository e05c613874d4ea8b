// SPDX-License-Identifier: BSD-3-Clause
// What may be asked of a disk: the input says what.
#ifndef FUZZ_DISKUSE_H
#define FUZZ_DISKUSE_H

#include "input.h"

#include <uk/blkdev.h>

/* Asks things of it as long as there is input; `act` has the device do
 * something, interrupts masked, and `end` has it fail for good, so that all it
 * was asked has to end. Then it is none of the class's any more. */
void diskuse_run(struct uk_blkdev *dev, void (*act)(void), void (*end)(void));

/* The last one that was added; NULL: none is there. */
struct uk_blkdev *diskuse_last(void);

#endif
