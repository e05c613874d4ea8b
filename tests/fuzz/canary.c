// SPDX-License-Identifier: BSD-3-Clause
// A reader that is wrong: the nets below the others must catch it.
#include "memory.h"

/* Trusts a length after an 'r', which may lead beyond its two bytes, and a
 * count after an 's', which may shift too far. */
int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	volatile unsigned sink = 0;

	memory_begin(input, bytes, 0);
	const uint8_t *p = memory_reach(0, 2);

	if (p && p[0] == 'r')
		sink = p[p[1]];
	if (p && p[0] == 's')
		sink = 1U << p[1];
	memory_end();
	(void)sink;
	return 0;
}
