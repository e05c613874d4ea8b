// SPDX-License-Identifier: BSD-3-Clause
// A raw image, linked where QEMU loads it. The board's firmware puts it to 0x8000,
// from where it moves up.
#include "sections.lds.h"

#define IMAGE_ADDRESS 0x10000
#include <uk/arm.lds.h>
