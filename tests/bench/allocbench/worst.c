// SPDX-License-Identifier: BSD-3-Clause
// The dearest calls, in ticks of the time stamp counter: with QEMU's
// `-icount shift=0` that is one each instruction.
#include "bench.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define SLOTS 512
#define STEPS 200000

static uint64_t worst_malloc, worst_free, sum_malloc, sum_free;
static unsigned long mallocs, frees;

static uint64_t ticks(void)
{
	return __builtin_ia32_rdtsc();
}

static void *timed_malloc(size_t bytes)
{
	uint64_t start = ticks();
	void *p = malloc(bytes);
	uint64_t took = ticks() - start;

	worst_malloc = took > worst_malloc ? took : worst_malloc;
	sum_malloc += took;
	mallocs++;
	return p;
}

static void timed_free(void *p)
{
	uint64_t start = ticks();

	free(p);
	uint64_t took = ticks() - start;

	worst_free = took > worst_free ? took : worst_free;
	sum_free += took;
	frees++;
}

/* What these two copy and clear depends on sizes alone. */
static const struct replay_family family = {timed_malloc, calloc, realloc,
					    timed_free};

static unsigned random_below(unsigned end)
{
	static uint32_t state = 1;

	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state % end;
}

/* Small sizes mostly, and some of up to a quarter of a megabyte. */
static void random_calls(void)
{
	static void *blocks[SLOTS];

	for (unsigned i = 0; i < STEPS; i++) {
		void **block = &blocks[random_below(SLOTS)];

		timed_free(*block);
		*block = timed_malloc(random_below(1U << random_below(19)));
	}
	for (unsigned i = 0; i < SLOTS; i++)
		timed_free(blocks[i]);
}

/* A request that nothing can meet, with as many freed blocks waiting to be
 * joined as a heap may keep. */
static void out_of_memory(void)
{
	static void *blocks[4096];

	for (unsigned i = 0; i < 4096; i++)
		blocks[i] = malloc(64);
	for (unsigned i = 0; i < 4096; i++)
		timed_free(blocks[i]);
	if (timed_malloc((size_t)1 << 32))
		printf("there is too much memory\n");
}

/* Most and mean of malloc, then of free. */
static void print(const char *what)
{
	printf("%s %llu %llu %llu %llu\n", what,
	       (unsigned long long)worst_malloc,
	       (unsigned long long)(sum_malloc / mallocs),
	       (unsigned long long)worst_free,
	       (unsigned long long)(sum_free / frees));
	worst_malloc = worst_free = sum_malloc = sum_free = 0;
	mallocs = frees = 0;
}

void worst_print(void)
{
	replay_with(&family);
	print("trace");
	random_calls();
	print("random");
	out_of_memory();
	print("out");
}
