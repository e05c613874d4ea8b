// SPDX-License-Identifier: BSD-3-Clause
// Random numbers from the processor.
#include <uk/x86.h>

#include <uk/errno.h>
#include <uk/memory.h>

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

int uk_x86_random(void *buf, size_t bytes)
{
	char *to = buf;

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
