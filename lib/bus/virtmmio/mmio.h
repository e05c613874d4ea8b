// SPDX-License-Identifier: BSD-3-Clause
// What finds devices' registers, to what uses them.
#ifndef VIRTMMIO_MMIO_H
#define VIRTMMIO_MMIO_H

#include <uk/base.h>

/* Registers somewhere, perhaps of a device. */
struct mmio_place {
	uint64_t phys;
	uint64_t bytes;
	unsigned irq;
};

/* The next place after `*walk`, 0 at first, that the machine's firmware or
 * monitor tells of. False: there are no more. The architecture's. */
bool virtmmio_next_place(int *walk, struct mmio_place *place);

/* How many words of the command line tell of places. */
extern int virtmmio_word_count;

#endif
