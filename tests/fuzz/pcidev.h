// SPDX-License-Identifier: BSD-3-Clause
// The input of a fuzzer as PCI's configuration space and ports.
#ifndef FUZZ_PCIDEV_H
#define FUZZ_PCIDEV_H

#include "io.h"

/* Begins with some functions that the input says. */
void pcidev_begin(const uint8_t *input, size_t bytes);

#endif
