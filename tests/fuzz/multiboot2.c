// SPDX-License-Identifier: BSD-3-Clause
// Boot informations of Multiboot2: the input is the memory from START on.
#include "bootinfo.h"
#include "memory.h"

#include <uk/multiboot2.h>

#define START 0x1000

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	struct uk_bootinfo info = {0};
	struct uk_screen_mode screen;

	memory_begin(input, bytes, START);
	if (!uk_multiboot2_read(&info, &screen, START, memory_reach)) {
		bootinfo_check(&info, START);
		bootinfo_check_places(&info);
	}
	HOLDS(screen.kind == UK_SCREEN_NONE || uk_screen_is_sound(&screen));
	HOLDS(uk_multiboot2_read(&info, &screen, START + 4, memory_reach));
	memory_end();
	return 0;
}
