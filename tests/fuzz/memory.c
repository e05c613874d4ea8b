// SPDX-License-Identifier: BSD-3-Clause
// Physical memory, handed out in copies.
#include "memory.h"

#include <uk/memory.h>

static const uint8_t *memory;
static uint64_t low;
static size_t size;

/* More are no reader's right: it would be an endless loop. */
static void *copies[200000];
static unsigned copy_count;

void memory_begin(const uint8_t *input, size_t bytes, uint64_t base)
{
	memory = input;
	size = bytes;
	low = base;
}

const void *memory_reach(uint64_t phys, size_t bytes)
{
	if (phys < low || phys - low > size || bytes > size - (phys - low))
		return NULL;
	HOLDS(copy_count < UK_ARRAY_LEN(copies));
	void *copy = __builtin_malloc(bytes);

	copies[copy_count++] = copy;
	return memcpy(copy, memory + (phys - low), bytes);
}

void memory_end(void)
{
	while (copy_count > 0)
		__builtin_free(copies[--copy_count]);
}
