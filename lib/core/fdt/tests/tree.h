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
void tree_begin(const uint64_t (*reserved)[2], unsigned count);

void tree_token(uint32_t token);
void tree_node(const char *name);
void tree_end(void);
void tree_prop(const char *name, const void *value, uint32_t bytes);
void tree_list(const char *name, const uint32_t *cells, unsigned count);

#define tree_empty(name)     tree_prop(name, "", 0)
#define tree_string(name, s) tree_prop(name, s, sizeof(s))
#define tree_cells(name, ...)                            \
	tree_list(name, (const uint32_t[]){__VA_ARGS__}, \
		  sizeof((const uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))

/* Ends the tree; it can be changed by words now. */
uint32_t *tree_finish(void);
uint32_t tree_bytes(void);
uint32_t tree_swap(uint32_t cell);

/* Ends the tree and opens it, which must not fail. */
const struct uk_fdt *tree_open(void);

#endif
