// SPDX-License-Identifier: BSD-3-Clause
// Odds of the CPU itself: random numbers, the thread pointer, standing still.
#include "pc.h"

#include <uk/errno.h>
#include <uk/machine.h>
#include <uk/memory.h>
#include <uk/plat.h>

static bool random_word(unsigned long *out)
{
	/* Ten tries are what Intel advises (SDM volume 1, 7.3.17.1). */
	for (unsigned i = 0; i < 10; i++) {
		bool ok;

		__asm__ volatile("rdrand %0" : "=r"(*out), "=@ccc"(ok));
		if (ok)
			return true;
	}
	return false;
}

int uk_plat_entropy(void *buf, size_t bytes)
{
	uint32_t id[4];
	char *to = buf;

	pc_cpuid(1, id);
	if (!(id[PC_ECX] & 1 << 30))
		return -ENOTSUP;
	while (bytes > 0) {
		unsigned long word;
		size_t part = UK_MIN(bytes, sizeof(word));

		if (!random_word(&word))
			return -ENOTSUP;
		memcpy(to, &word, part);
		to += part;
		bytes -= part;
	}
	return 0;
}

void uk_plat_thread_pointer_set(void *tp)
{
	enum { MSR_FS_BASE = 0xc0000100 };

	pc_wrmsr(MSR_FS_BASE, (uintptr_t)tp);
}

void uk_machine_halt(void)
{
	for (;;)
		__asm__ volatile("cli; hlt");
}
