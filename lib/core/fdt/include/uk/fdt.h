// SPDX-License-Identifier: BSD-3-Clause
// Flattened device trees: what firmware says of a machine that cannot be asked.
//
// A tree is checked once, when it is opened; then nothing in it can lead out of
// it. The blob is only read, and must stay as it is for as long as it is used:
// strings and values are pointers into it. Nothing here allocates, locks or
// keeps state: any context, also with the MMU off. Whether what a tree says is
// true is not known here: judge addresses before you use them.
//
// A node is a number, 0 or more. Where there is none stands a negative error,
// which may be asked further: it has no properties, no children, no interrupts.
//
// Sections are those of the Devicetree Specification, release 0.4.
#ifndef UK_FDT_H
#define UK_FDT_H

#include <uk/base.h>

/* The header (5.2) --------------------------------------------------------- */

/* What must be readable to ask for the rest. */
#define UK_FDT_HEADER_BYTES 40

/* Larger trees are refused. */
#define UK_FDT_MOST_BYTES (2U << 20)

/* Nodes nested deeper than this, the root being the first, are refused. */
#define UK_FDT_MOST_DEPTH 16

/* What the tree at `header` claims to take, with the room that is kept in it
 * for more; 0 if it is no device tree. Not checked otherwise. */
uint32_t uk_fdt_total_bytes(const void *header);

/* What it takes up to the end of its blocks, which is at most what it claims;
 * 0 if it is no device tree, or its blocks lie outside of it. */
uint32_t uk_fdt_used_bytes(const void *header);

/* An open tree; its fields are for the functions below. */
struct uk_fdt {
	const uint32_t *structure; /* big-endian words */
	const uint32_t *reserved;  /* ended by a pair of zeros */
	const char *strings;
	int root;
};

/*
 * Opens the tree at `blob`, aligned to 4 bytes, of which `bytes` can be read:
 * all of its blocks, though not all that it claims to take. Returns NULL, or
 * what is wrong, a static sentence; then there is nothing to be read in it.
 */
UK_MUST_CHECK const char *uk_fdt_open(struct uk_fdt *fdt, const void *blob,
				      size_t bytes);

/* Nodes (2.2) ---------------------------------------------------------------
 */

/* All return -ENOENT if there is none, or none left. */

/* The node after this one in the order of the tree: its first child, else its
 * next sibling, else that of its parent, and so on. */
int uk_fdt_next(const struct uk_fdt *fdt, int node);

int uk_fdt_first_child(const struct uk_fdt *fdt, int node);
int uk_fdt_next_sibling(const struct uk_fdt *fdt, int node);
int uk_fdt_parent(const struct uk_fdt *fdt, int node);

/* With its unit address, "serial@9000000"; "" is the root's. */
const char *uk_fdt_name(const struct uk_fdt *fdt, int node);

/*
 * By path, "/soc/serial@9000000", or by alias, "serial0", "soc/serial" (3.3).
 * What is said without a unit address is found with any. A colon ends the path,
 * as one does before options.
 */
int uk_fdt_find(const struct uk_fdt *fdt, const char *path);

/* The next after `node`, in the order of the tree, of those that are compatible
 * with `model` (2.3.1) and available; -1 starts. */
int uk_fdt_find_compatible(const struct uk_fdt *fdt, int node,
			   const char *model);

/* By the number that others refer to it with (2.3.3). */
int uk_fdt_find_phandle(const struct uk_fdt *fdt, uint32_t phandle);

/* Whether its status (2.3.4) is "okay", or nothing is said of it. */
bool uk_fdt_is_available(const struct uk_fdt *fdt, int node);

/* Properties (2.2.4) ------------------------------------------------------- */

/* A property's value, aligned to 4 bytes, and its length; NULL: there is no
 * such property. One that is empty is not NULL. */
const void *uk_fdt_prop(const struct uk_fdt *fdt, int node, const char *name,
			size_t *bytes);

/* Cell `index` of it; `otherwise` if it is absent or too short. */
uint32_t uk_fdt_u32(const struct uk_fdt *fdt, int node, const char *name,
		    unsigned index, uint32_t otherwise);

/* All of it, one cell or two; `otherwise` if it is absent or of another length.
 */
uint64_t uk_fdt_u64(const struct uk_fdt *fdt, int node, const char *name,
		    uint64_t otherwise);

/* The first string in it; NULL if it is absent, or not ended. */
const char *uk_fdt_string(const struct uk_fdt *fdt, int node, const char *name);

/* Whether `string` is one of the strings in it. */
bool uk_fdt_has_string(const struct uk_fdt *fdt, int node, const char *name,
		       const char *string);

/* Addresses (2.3.5 to 2.3.8) ------------------------------------------------
 */

/* Addresses from `base` on. Their last one fits in 64 bits. */
struct uk_fdt_range {
	uint64_t base, bytes;
};

/*
 * Entry `n` of the node's "reg", as the CPU sees it: translated by the ranges
 * of all buses above it. -ENOENT: it has no such entry; -ENXIO: a bus above it
 * does not show it to the CPU; -EINVAL: it is none, or of a bus with addresses
 * of more than two cells.
 */
UK_MUST_CHECK int uk_fdt_reg(const struct uk_fdt *fdt, int node, unsigned n,
			     struct uk_fdt_range *out);

/* Where one of the walks below is; {0} before its start. */
struct uk_fdt_walk {
	int node;
	unsigned address_cells, size_cells;
	const uint32_t *at;
	size_t cells_left;
};

/*
 * The next range of all memory nodes (3.4), in no order; they may be empty or
 * overlap. Returns 0; -ENOENT: there are no more; -EINVAL: a broken one, after
 * which the walk may go on.
 */
UK_MUST_CHECK int uk_fdt_next_memory(const struct uk_fdt *fdt,
				     struct uk_fdt_walk *walk,
				     struct uk_fdt_range *out);

/* Likewise, what nobody may use of it: the memory reservation block (5.3), then
 * the nodes below "/reserved-memory" (3.5) with addresses of their own. */
UK_MUST_CHECK int uk_fdt_next_reserved(const struct uk_fdt *fdt,
				       struct uk_fdt_walk *walk,
				       struct uk_fdt_range *out);

/* Interrupts (2.4) ----------------------------------------------------------
 */

#define UK_FDT_MOST_IRQ_CELLS 4

/* An interrupt as its controller names it. A GIC's cells: type (0 shared, 1
 * private), number within the type, flags. */
struct uk_fdt_irq {
	int controller; /* the node */
	unsigned cell_count;
	uint32_t cells[UK_FDT_MOST_IRQ_CELLS];
};

/*
 * Interrupt `n` of the node, at the controller where "interrupts-extended" or
 * "interrupts", interrupt parents and maps lead to. -ENOENT: it has no such
 * interrupt; -EINVAL: what stands there leads nowhere.
 */
UK_MUST_CHECK int uk_fdt_irq(const struct uk_fdt *fdt, int node, unsigned n,
			     struct uk_fdt_irq *out);

/* What was chosen for this start (3.6) --------------------------------------
 */

/* The console's node: "stdout-path" without its options. -ENOENT. */
int uk_fdt_stdout(const struct uk_fdt *fdt);

/* The command line; NULL: none. */
const char *uk_fdt_bootargs(const struct uk_fdt *fdt);

/* The initial ramdisk: from "linux,initrd-start" to "linux,initrd-end". Returns
 * 0; -ENOENT: none; -EINVAL: it ends before it starts. */
UK_MUST_CHECK int uk_fdt_initrd(const struct uk_fdt *fdt,
				struct uk_fdt_range *out);

#endif
