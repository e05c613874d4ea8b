// SPDX-License-Identifier: BSD-3-Clause
// Tags of Arm boot loaders: the input is the memory from START on, the tags
// first.
#include "bootinfo.h"
#include "memory.h"

#include <uk/atags.h>

#define START 0x8000

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	struct uk_bootinfo info = {0};

	memory_begin(input, bytes, START);
	if (!uk_atags_read(&info, START, memory_reach)) {
		bootinfo_check(&info, START);
		bootinfo_read(&info);
	}
	HOLDS(uk_atags_read(&info, START + 2, memory_reach));
	memory_end();
	return 0;
}
