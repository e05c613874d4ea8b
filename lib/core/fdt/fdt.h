// SPDX-License-Identifier: BSD-3-Clause
// What the files of the reader share.
//
// A node is the index of its first token among the words of the structure
// block. That all tokens are well-formed, properties before children, strings
// ended, and the end reached, is for open.c to see; the others rely on it.
#ifndef FDT_FDT_H
#define FDT_FDT_H

#include <uk/fdt.h>

/* Tokens (5.4.1). */
enum {
	FDT_BEGIN_NODE = 1,
	FDT_END_NODE = 2,
	FDT_PROP = 3,
	FDT_NOP = 4,
	FDT_END = 9,
};

/* A number as it stands in a tree, whatever the machine's own order. */
static inline uint32_t fdt_cell(const uint32_t *at)
{
	const uint8_t *b = (const uint8_t *)at;

	return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 |
	       (uint32_t)b[2] << 8 | b[3];
}

/* Up to two cells as one number; none are 0. */
static inline uint64_t fdt_cells(const uint32_t *at, unsigned count)
{
	uint64_t v = 0;

	while (count-- > 0)
		v = v << 32 | fdt_cell(at++);
	return v;
}

static inline uint32_t fdt_token(const struct uk_fdt *fdt, int at)
{
	return fdt_cell(&fdt->structure[at]);
}

/* How many words hold so many bytes. */
static inline int fdt_words(uint32_t bytes)
{
	return (int)((bytes + 3) / 4);
}

/* Where the token after the one at `at` is; that must not be the last. */
int fdt_after(const struct uk_fdt *fdt, int at);

/* The nodes from the root to `node`; returns how many, 0 if there is none. */
unsigned fdt_path(const struct uk_fdt *fdt, int node,
		  int path[UK_FDT_MOST_DEPTH]);

size_t fdt_length(const char *s);

/* A property whose name is the first `length` bytes of `name`. */
const void *fdt_prop(const struct uk_fdt *fdt, int node, const char *name,
		     size_t length, size_t *bytes);

/* As uk_fdt_prop, in whole cells. */
const uint32_t *fdt_list(const struct uk_fdt *fdt, int node, const char *name,
			 size_t *cells);

/* How many cells the children of a bus have for an address and for a size;
 * false if numbers of 64 bits are too small for that. */
bool fdt_bus_cells(const struct uk_fdt *fdt, int bus, unsigned *address_cells,
		   unsigned *size_cells);

/* Reads address and size. Returns 0, or -EINVAL if they lead beyond the last
 * address. */
int fdt_range(const uint32_t *at, unsigned address_cells, unsigned size_cells,
	      struct uk_fdt_range *out);

#endif
