// SPDX-License-Identifier: BSD-3-Clause
// What a device tree says at boot: the input is the memory from START on, the
// tree first.
#include "bootinfo.h"
#include "memory.h"

#include <uk/devtree.h>

#define START 0x40000000

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	struct uk_bootinfo info = {0};
	struct uk_fdt fdt;

	memory_begin(input, bytes, START);
	if (!uk_devtree_read(&info, &fdt, START, memory_reach)) {
		bootinfo_check(&info, START);
		HOLDS(info.devtree && uk_fdt_find(&fdt, "/") >= 0);
		bootinfo_read(&info);
	}
	HOLDS(uk_devtree_read(&info, &fdt, START + 2, memory_reach));
	memory_end();
	return 0;
}
