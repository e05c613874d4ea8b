// SPDX-License-Identifier: BSD-3-Clause
// What malloc costs: allocbench one|hundred|trace ROUNDS prints nanoseconds and
// calls; allocbench worst prints instructions.
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static long long now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int measure(unsigned long (*bench)(unsigned), unsigned rounds)
{
	/* What comes first pays for pages and caches. */
	bench(1);
	long long start = now_ns();
	unsigned long calls = bench(rounds);

	printf("%lld %lu\n", now_ns() - start, calls);
	return 0;
}

int main(int argc, char **argv)
{
	static const struct {
		const char *word;
		unsigned long (*bench)(unsigned rounds);
	} benches[] = {
	    {"one", bench_one},
	    {"hundred", bench_hundred},
	    {"trace", bench_trace},
	};

	replay_read();
	if (argc == 2 && strcmp(argv[1], "worst") == 0) {
		worst_print();
		return 0;
	}
	for (size_t i = 0; i < sizeof(benches) / sizeof(*benches); i++)
		if (argc == 3 && strcmp(argv[1], benches[i].word) == 0)
			return measure(benches[i].bench,
				       (unsigned)atoi(argv[2]));
	printf(
	    "usage: allocbench one|hundred|trace ROUNDS, allocbench worst\n");
	return 2;
}
