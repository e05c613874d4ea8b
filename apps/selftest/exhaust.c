// SPDX-License-Identifier: BSD-3-Clause
// Takes memory until there is none, gives it back, and does so again.
#include "selftest.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Each block leads to the one before. */
struct block {
	struct block *before;
	size_t bytes;
};

static struct block *last;

static bool take(size_t bytes)
{
	struct block *b = malloc(bytes);

	if (!b)
		return false;
	b->before = last;
	b->bytes = bytes;
	last = b;
	return true;
}

/* Large blocks first, then what fits between; errno says why each ended.
 * Returns the bytes. */
static size_t take_all(void)
{
	size_t bytes = 0;

	for (size_t size = 1 << 20; size >= sizeof(struct block); size /= 4) {
		errno = 0;
		while (take(size))
			bytes += size;
		if (errno != ENOMEM)
			return 0;
	}
	return bytes;
}

static size_t give_all(void)
{
	size_t bytes = 0;

	for (struct block *b = last; b; b = last) {
		bytes += b->bytes;
		last = b->before;
		free(b);
	}
	return bytes;
}

/* What else asks for memory is refused, and what it has stays as it was. */
static bool all_refuse(void)
{
	void *p = &p;
	size_t bytes = last->bytes;

	errno = 0;
	if (calloc(16, 1024) || errno != ENOMEM)
		return false;
	errno = 0;
	if (realloc(last, 1 << 20) || errno != ENOMEM || last->bytes != bytes)
		return false;
	return !aligned_alloc(4096, 4096) &&
	       posix_memalign(&p, 64, 4096) == ENOMEM && p == &p &&
	       !strdup("a text, and no room for it at all, not even here");
}

int selftest_exhaust(void)
{
	size_t first = take_all(), second;
	bool refused = first && all_refuse();

	printf("exhaust: %s\n", refused ? "refused" : "not refused");
	if (give_all() != first)
		return 1;
	second = take_all();
	if (give_all() != second || !second)
		return 1;
	printf("exhaust: %zu KiB, then %zu KiB\n", first >> 10, second >> 10);
	return refused && second >= first - first / 16 ? 0 : 1;
}
