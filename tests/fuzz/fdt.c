// SPDX-License-Identifier: BSD-3-Clause
// Device trees: the input is the blob, and everything is asked of every node.
#include "memory.h"

#include <uk/errno.h>
#include <uk/fdt.h>

/* Of more nothing is asked: n nodes take n times n steps. */
enum { MOST_NODES = 64, MOST_RANGES = 64 };

static const char *const names[] = {
    "reg",    "ranges",           "status", "compatible", "phandle",
    "serial", "interrupt-parent", "model",  "",
};

static bool is_sound(const struct uk_fdt_range *r)
{
	return r->bytes == 0 || r->base + (r->bytes - 1) >= r->base;
}

/* What a value says must lie in the blob: the sanitizers see it read. */
static void read_value(const struct uk_fdt *fdt, int node, const char *name)
{
	size_t bytes;
	const volatile uint8_t *p = uk_fdt_prop(fdt, node, name, &bytes);
	unsigned sum = 0;

	for (size_t i = 0; p && i < bytes; i++)
		sum += p[i];
	const char *s = uk_fdt_string(fdt, node, name);

	HOLDS(!s || uk_fdt_has_string(fdt, node, name, s));
	HOLDS(uk_fdt_u32(fdt, node, name, 0, sum) == sum || bytes >= 4);
	HOLDS(uk_fdt_u64(fdt, node, name, sum) == sum || bytes == 4 ||
	      bytes == 8);
}

static void ask_node(const struct uk_fdt *fdt, int node)
{
	struct uk_fdt_range range;
	struct uk_fdt_irq irq;
	int parent = uk_fdt_parent(fdt, node);
	int child = parent < 0 ? node : uk_fdt_first_child(fdt, parent);

	for (size_t i = 0; i < UK_ARRAY_LEN(names); i++)
		read_value(fdt, node, names[i]);
	for (unsigned n = 0; n < 3; n++) {
		HOLDS(uk_fdt_reg(fdt, node, n, &range) || is_sound(&range));
		HOLDS(uk_fdt_irq(fdt, node, n, &irq) ||
		      (irq.controller >= 0 && irq.cell_count > 0 &&
		       irq.cell_count <= UK_FDT_MOST_IRQ_CELLS));
	}
	while (child >= 0 && child != node)
		child = uk_fdt_next_sibling(fdt, child);
	HOLDS(child == node);
}

static void ask_memory(const struct uk_fdt *fdt)
{
	struct uk_fdt_walk memory = {0}, reserved = {0};
	struct uk_fdt_range range;
	int error = 0;

	for (unsigned n = 0; n < MOST_RANGES && error != -ENOENT; n++) {
		error = uk_fdt_next_memory(fdt, &memory, &range);
		HOLDS(error || is_sound(&range));
	}
	error = 0;
	for (unsigned n = 0; n < MOST_RANGES && error != -ENOENT; n++) {
		error = uk_fdt_next_reserved(fdt, &reserved, &range);
		HOLDS(error || is_sound(&range));
	}
	HOLDS(uk_fdt_initrd(fdt, &range) || is_sound(&range));
}

static void ask(const struct uk_fdt *fdt)
{
	int node = uk_fdt_find(fdt, "/");

	HOLDS(node >= 0);
	for (unsigned n = 0; n < MOST_NODES && node >= 0; n++) {
		ask_node(fdt, node);
		HOLDS(uk_fdt_next(fdt, node) < 0 ||
		      uk_fdt_next(fdt, node) > node);
		node = uk_fdt_next(fdt, node);
	}
	HOLDS(uk_fdt_next(fdt, -1) == -ENOENT);
	HOLDS(uk_fdt_next_sibling(fdt, -1) == -ENOENT);
	read_value(fdt, uk_fdt_stdout(fdt), "reg");
	read_value(fdt, uk_fdt_find(fdt, "serial0:115200"), "reg");
	read_value(fdt, uk_fdt_find(fdt, "/soc/serial"), "reg");
	node = uk_fdt_find_compatible(fdt, -1, "arm,pl011");
	HOLDS(node < 0 || uk_fdt_is_available(fdt, node));
	node = uk_fdt_find_compatible(fdt, node, "arm,pl011");
	HOLDS(node < 0 || uk_fdt_name(fdt, node));
	const char *s = uk_fdt_bootargs(fdt);

	HOLDS(!s || uk_fdt_has_string(fdt, uk_fdt_find(fdt, "/chosen"),
				      "bootargs", s));
	ask_memory(fdt);
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	struct uk_fdt fdt;

	memory_begin(input, bytes, 0);
	const void *blob = memory_reach(0, bytes);
	const char *error = uk_fdt_open(&fdt, blob, bytes);

	if (!error) {
		HOLDS(uk_fdt_used_bytes(blob) <= bytes);
		HOLDS(uk_fdt_used_bytes(blob) <= uk_fdt_total_bytes(blob));
		ask(&fdt);
	}
	memory_end();
	return 0;
}
