// SPDX-License-Identifier: BSD-3-Clause
// Start infos of PVH: the input is the memory from START on.
#include "bootinfo.h"
#include "memory.h"

#include <uk/pvh.h>

#define START 0x1000

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	struct uk_bootinfo info = {0};

	memory_begin(input, bytes, START);
	if (!uk_pvh_read(&info, START, memory_reach)) {
		bootinfo_check(&info, START);
		bootinfo_check_places(&info);
	}
	memory_end();
	return 0;
}
