// SPDX-License-Identifier: BSD-3-Clause
// Pseudo-random numbers.
#include <stdlib.h>

static unsigned state = 1;

/* A counter that every odd step takes through all 2^32 values, its bits mixed
 * by multiplications that can be undone, so that no value is lost. */
int rand_r(unsigned *seed)
{
	unsigned x = *seed += 0x9e3779b9;

	x ^= x >> 16;
	x *= 0x21f0aaad;
	x ^= x >> 15;
	x *= 0x735a2d97;
	x ^= x >> 15;
	return (int)(x & RAND_MAX);
}

int rand(void)
{
	return rand_r(&state);
}

void srand(unsigned seed)
{
	state = seed;
}
