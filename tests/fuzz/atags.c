// SPDX-License-Identifier: BSD-3-Clause
// Lists of tags: the input is the memory from START on.
#include "bootinfo.h"
#include "memory.h"

#include <uk/atags.h>

#define START 0x80000100

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

	memory_begin(input, bytes, START);
	if (!uk_atags_read(&info, START, memory_reach)) {
		bootinfo_check(&info, START);
		read_all(&info);
	}
	HOLDS(uk_atags_read(&info, START + 2, memory_reach));
	memory_end();
	return 0;
}
