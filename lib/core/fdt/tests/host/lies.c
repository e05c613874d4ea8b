// SPDX-License-Identifier: BSD-3-Clause
// Tests: trees with random damage do no harm, whatever is asked of them. The
// sanitizers are the judges.
#include "tests/tree.h"

#include <uk/memory.h>
#include <uk/test.h>

static uint32_t random_state = 1;

static uint32_t random_below(uint32_t n)
{
	random_state = random_state * 1664525 + 1013904223;
	return (random_state >> 8) % n;
}

static const uint32_t *make_tree(void)
{
	fdt_tree_begin((const uint64_t[][2]){{1, 2}}, 1);
	fdt_tree_node("");
	fdt_tree_cells("interrupt-parent", 1);
	fdt_tree_node("aliases");
	fdt_tree_string("serial0", "/soc/serial@10");
	fdt_tree_end();
	fdt_tree_node("chosen");
	fdt_tree_string("stdout-path", "serial0:115200");
	fdt_tree_string("bootargs", "words");
	fdt_tree_cells("linux,initrd-start", 5);
	fdt_tree_cells("linux,initrd-end", 6);
	fdt_tree_end();
	fdt_tree_node("memory@0");
	fdt_tree_string("device_type", "memory");
	fdt_tree_cells("reg", 0, 0, 1 << 20);
	fdt_tree_end();
	fdt_tree_node("gic");
	fdt_tree_cells("phandle", 1);
	fdt_tree_cells("#interrupt-cells", 3);
	fdt_tree_end();
	fdt_tree_node("soc");
	fdt_tree_cells("#address-cells", 1);
	fdt_tree_cells("#interrupt-cells", 1);
	fdt_tree_cells("ranges", 0, 0, 0x8000, 0x1000);
	fdt_tree_cells("interrupt-map", 0x10, 4, 1, 0, 4, 4);
	fdt_tree_node("serial@10");
	fdt_tree_string("compatible", "arm,pl011\0arm,primecell");
	fdt_tree_cells("reg", 0x10, 0x10);
	fdt_tree_cells("interrupts", 4);
	fdt_tree_end();
	fdt_tree_end();
	fdt_tree_end();
	return fdt_tree_finish();
}

/* How many of the questions have an answer. */
static unsigned ask(const struct uk_fdt *fdt)
{
	struct uk_fdt_walk memory = {0}, reserved = {0};
	struct uk_fdt_range range;
	struct uk_fdt_irq irq;
	int console = uk_fdt_stdout(fdt);
	unsigned answers = console >= 0;

	answers += uk_fdt_find_compatible(fdt, -1, "arm,primecell") >= 0;
	answers += uk_fdt_reg(fdt, console, 0, &range) == 0;
	answers += uk_fdt_irq(fdt, console, 0, &irq) == 0;
	answers += uk_fdt_next_memory(fdt, &memory, &range) == 0;
	answers += uk_fdt_next_reserved(fdt, &reserved, &range) == 0;
	answers += uk_fdt_initrd(fdt, &range) == 0;
	answers += uk_fdt_bootargs(fdt) != NULL;
	return answers;
}

UK_TEST(fdt_lies_do_no_harm)
{
	enum { QUESTIONS = 8, TREES = 20000 };
	unsigned opened = 0, answers = 0;
	const uint32_t *tree = make_tree();
	uint32_t bytes = fdt_tree_bytes();

	for (unsigned n = 0; n < TREES; n++) {
		struct uk_fdt fdt;
		uint8_t *copy = __builtin_malloc(bytes);

		memcpy(copy, tree, bytes);
		for (unsigned i = random_below(4); i > 0; i--)
			copy[random_below(bytes)] ^=
			    (uint8_t)(1 << random_below(8));
		if (!uk_fdt_open(&fdt, copy, bytes)) {
			opened++;
			answers += ask(&fdt);
		}
		__builtin_free(copy);
	}
	UK_EXPECT(opened > TREES / 4 && opened < TREES);
	UK_EXPECT(answers > opened && answers < QUESTIONS * opened);
}
