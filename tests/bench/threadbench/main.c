// SPDX-License-Identifier: BSD-3-Clause
// What threads cost: threadbench WORD ROUNDS prints nanoseconds; threadbench
// worst, in a guest whose time stamp counter counts instructions, the most and
// the mean of each.
#include "bench.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WORST_OF = 10000 };

static const struct bench {
	const char *word;
	void (*run)(unsigned rounds);
} benches[] = {
    {"yield", bench_yield},
    {"handover", bench_handover},
    {"create", bench_create},
    {"mutex", bench_mutex},
};

static long long now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static uint64_t ticks(void)
{
	return __builtin_ia32_rdtsc();
}

static int measure(const struct bench *b, unsigned rounds)
{
	/* What comes first pays for pages and caches. */
	b->run(1);
	long long start = now_ns();

	b->run(rounds);
	printf("%lld\n", now_ns() - start);
	return 0;
}

/* Of one round, and so with what begins and ends it. */
static void print_worst(const struct bench *b)
{
	uint64_t most = 0, sum = 0;

	/* The first pays for what is found out once, such as a clock's rate. */
	b->run(1);
	for (unsigned i = 0; i < WORST_OF; i++) {
		uint64_t start = ticks();

		b->run(1);
		uint64_t took = ticks() - start;

		most = took > most ? took : most;
		sum += took;
	}
	printf("%s %llu %llu\n", b->word, (unsigned long long)most,
	       (unsigned long long)(sum / WORST_OF));
}

int main(int argc, char **argv)
{
	const size_t count = sizeof(benches) / sizeof(*benches);

	if (argc == 2 && strcmp(argv[1], "worst") == 0) {
		for (size_t i = 0; i < count; i++)
			print_worst(&benches[i]);
		return 0;
	}
	for (size_t i = 0; argc == 3 && i < count; i++)
		if (strcmp(argv[1], benches[i].word) == 0)
			return measure(&benches[i], (unsigned)atoi(argv[2]));
	printf("usage: threadbench yield|handover|create|mutex ROUNDS, "
	       "threadbench worst\n");
	return 2;
}
