// SPDX-License-Identifier: BSD-3-Clause
// Reads the recording (trace/record says how it is written) and repeats it.
#include "bench.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define CALLS  65536
#define BLOCKS 4096

enum kind { MALLOC, CALLOC, FREE, REALLOC, END };

struct call {
	uint32_t bytes;
	uint16_t block;
	uint8_t kind;
};

extern const unsigned char recorded_start[], recorded_end[];

static struct call calls[CALLS];
static size_t count;

/* Block 0 stays NULL, for realloc. */
static void *blocks[BLOCKS];

static uint32_t number(const unsigned char **p)
{
	uint32_t n = 0;

	for (unsigned shift = 0;; shift += 7) {
		n |= (uint32_t)(**p & 127) << shift;
		if (!(*(*p)++ & 128))
			return n;
	}
}

/* Which blocks are free, the last one on top, and the next new one. */
static struct {
	uint16_t free[BLOCKS];
	unsigned frees;
	uint16_t next;
} names;

static uint16_t new_block(void)
{
	if (names.frees)
		return names.free[--names.frees];
	if (names.next == BLOCKS) {
		printf("allocbench: more than %d blocks\n", BLOCKS);
		exit(2);
	}
	return names.next++;
}

static struct call next_call(const unsigned char **p)
{
	uint32_t n = number(p);
	struct call c = {.kind = n & 3, .bytes = n >> 2};

	switch (c.kind) {
	case FREE:
		c.block = (uint16_t)c.bytes;
		if (c.block)
			names.free[names.frees++] = c.block;
		else
			c.kind = END;
		break;
	case REALLOC:
		c.block = (uint16_t)c.bytes;
		c.bytes = number(p);
		if (!c.block)
			c.block = new_block();
		break;
	default:
		c.block = new_block();
	}
	return c;
}

size_t replay_read(void)
{
	const unsigned char *p = recorded_start;

	names.next = 1;
	while (p < recorded_end && count < CALLS) {
		calls[count] = next_call(&p);
		if (calls[count++].kind == END) {
			names.next = 1;
			names.frees = 0;
		}
	}
	return count;
}

static inline __attribute__((always_inline)) void do_call(
    const struct replay_family *f, const struct call *c)
{
	void **block = &blocks[c->block];

	switch (c->kind) {
	case MALLOC:
		*block = f->malloc(c->bytes);
		break;
	case CALLOC:
		*block = f->calloc(1, c->bytes);
		break;
	case REALLOC:
		*block = f->realloc(*block, c->bytes);
		break;
	case FREE:
		f->free(*block);
		*block = NULL;
		return;
	default:
		for (unsigned i = 0; i < BLOCKS; i++) {
			f->free(blocks[i]);
			blocks[i] = NULL;
		}
		return;
	}
	/* Programs write to what they get. */
	if (c->bytes)
		*(volatile char *)*block = 1;
}

unsigned long bench_trace(unsigned rounds)
{
	static const struct replay_family family = {malloc, calloc, realloc,
						    free};

	for (unsigned n = 0; n < rounds; n++)
		for (size_t i = 0; i < count; i++)
			do_call(&family, &calls[i]);
	return rounds * count;
}

void replay_with(const struct replay_family *family)
{
	for (size_t i = 0; i < count; i++)
		do_call(family, &calls[i]);
}
