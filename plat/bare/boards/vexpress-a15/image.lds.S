// SPDX-License-Identifier: BSD-3-Clause
// A raw image, linked where Arm's boot loaders put a kernel: 64 KiB into RAM.
#include "sections.lds.h"

#define IMAGE_ADDRESS 0x80010000
#include <uk/arm.lds.h>
