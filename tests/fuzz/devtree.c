// SPDX-License-Identifier: BSD-3-Clause
// What a device tree says at boot: the input is the memory from START on, the
// tree first.
#include "bootinfo.h"
#include "memory.h"

#include <uk/devtree.h>

#define START 0x40000000

/* Strings and values are in copies here, and the sanitizers see them read. */
static void read_all(const struct uk_bootinfo *info)
{
	const volatile char *p = info->initrd;

	for (size_t i = 0; i < info->initrd_bytes; i++)
		(void)p[i];
	for (p = info->cmdline; p && *p; p++)
		;
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	struct uk_bootinfo info = {0};
	struct uk_fdt fdt;

	memory_begin(input, bytes, START);
	if (!uk_devtree_read(&info, &fdt, START, memory_reach)) {
		bootinfo_check(&info, START);
		HOLDS(info.devtree && uk_fdt_find(&fdt, "/") >= 0);
		read_all(&info);
	}
	HOLDS(uk_devtree_read(&info, &fdt, START + 2, memory_reach));
	memory_end();
	return 0;
}
