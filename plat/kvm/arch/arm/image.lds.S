// SPDX-License-Identifier: BSD-3-Clause
// A raw image, linked where QEMU's machine virt loads it.
#include "sections.lds.h"

#define IMAGE_ADDRESS 0x40010000
#include <uk/arm.lds.h>
