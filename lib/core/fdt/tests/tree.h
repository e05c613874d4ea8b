// SPDX-License-Identifier: BSD-3-Clause
// Makes device trees for tests, one at a time, token by token.
#ifndef FDT_TREE_H
#define FDT_TREE_H

#include <uk/fdt.h>

/* Places in the header, by words. */
enum {
	TREE_MAGIC,
	TREE_TOTAL,
	TREE_STRUCTURE,
	TREE_STRINGS,
	TREE_RESERVED,
	TREE_VERSION,
	TREE_COMPATIBLE,
	TREE_BOOT_CPU,
	TREE_STRINGS_BYTES,
	TREE_STRUCTURE_BYTES,
};

/* A new tree, with reserved memory: pairs of base and bytes. */
void fdt_tree_begin(const uint64_t (*reserved)[2], unsigned count);

void fdt_tree_token(uint32_t token);
void fdt_tree_node(const char *name);
void fdt_tree_end(void);
void fdt_tree_prop(const char *name, const void *value, uint32_t bytes);
void fdt_tree_list(const char *name, const uint32_t *cells, unsigned count);

#define fdt_tree_empty(name)     fdt_tree_prop(name, "", 0)
#define fdt_tree_string(name, s) fdt_tree_prop(name, s, sizeof(s))
#define fdt_tree_cells(name, ...)                               \
	fdt_tree_list(name, (const uint32_t[]){__VA_ARGS__},    \
		      sizeof((const uint32_t[]){__VA_ARGS__}) / \
			  sizeof(uint32_t))

/* Ends the tree; it can be changed by words now. */
uint32_t *fdt_tree_finish(void);
uint32_t fdt_tree_bytes(void);
uint32_t fdt_tree_swap(uint32_t cell);

/* Ends the tree and opens it, which must not fail. */
const struct uk_fdt *fdt_tree_open(void);

#endif
