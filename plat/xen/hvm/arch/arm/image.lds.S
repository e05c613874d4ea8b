// SPDX-License-Identifier: BSD-3-Clause
// A raw image with the header of a zImage, linked where that has it loaded: 32 KiB
// into the guest's RAM.
#include "sections.lds.h"

#define IMAGE_ADDRESS 0x40008000
#define IMAGE_HEADER  KEEP(*(.zimage))
#include <uk/arm.lds.h>
