// SPDX-License-Identifier: BSD-3-Clause
// Registers of devices: they hold what was written, or the input says what.
#include "io.h"

#include <uk/io.h>
#include <uk/memory.h>

bool io_lies;

uint32_t io_read(const volatile void *reg, unsigned width)
{
	uint32_t value = 0;

	HOLDS((uintptr_t)reg % width == 0);
	memcpy(&value, (const void *)(uintptr_t)reg, width);
	if (io_lies && (input_byte() & 15) == 15)
		value = input_word();
	return value;
}

void io_write(volatile void *reg, unsigned width, uint32_t value)
{
	HOLDS((uintptr_t)reg % width == 0);
	memcpy((void *)(uintptr_t)reg, &value, width);
}
