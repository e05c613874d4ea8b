// SPDX-License-Identifier: BSD-3-Clause
// Loops over blocks of one size.
#include "bench.h"

#include <stdlib.h>

#define BYTES 64

/* Keeps a compiler from seeing that the block is not used. */
static void *touch(void *p)
{
	__asm__ volatile("" : "+r"(p) : : "memory");
	*(volatile char *)p = 1;
	return p;
}

unsigned long bench_one(unsigned rounds)
{
	for (unsigned i = 0; i < rounds * 100; i++)
		free(touch(malloc(BYTES)));
	return rounds * 200UL;
}

unsigned long bench_hundred(unsigned rounds)
{
	void *blocks[100];

	for (unsigned n = 0; n < rounds; n++) {
		for (unsigned i = 0; i < 100; i++)
			blocks[i] = touch(malloc(BYTES));
		for (unsigned i = 0; i < 100; i++)
			free(blocks[i]);
	}
	return rounds * 200UL;
}
