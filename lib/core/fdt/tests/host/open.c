// SPDX-License-Identifier: BSD-3-Clause
// Tests: trees that are refused, and why. Each one is opened in a copy of just
// its length, so that the sanitizers see all beyond.
#include "tests/tree.h"

#include <uk/memory.h>
#include <uk/test.h>

static uint32_t *tree;

/* The structure of a small tree, by words: the root at 0 with its empty name, a
 * property at 2 with 5 bytes, a child at 7 named "child", the end at 12. */
static void begin(void)
{
	fdt_tree_begin((const uint64_t[][2]){{1, 2}}, 1);
	fdt_tree_node("");
	fdt_tree_string("model", "some");
	fdt_tree_node("child");
	fdt_tree_end();
	fdt_tree_end();
	tree = fdt_tree_finish();
}

static uint32_t *word(uint32_t at)
{
	return tree + fdt_tree_swap(tree[TREE_STRUCTURE]) / 4 + at;
}

static void put(uint32_t *at, uint32_t v)
{
	*at = fdt_tree_swap(v);
}

static const char *open_bytes(size_t bytes)
{
	struct uk_fdt fdt;
	void *copy = __builtin_malloc(bytes);
	const char *error = uk_fdt_open(&fdt, memcpy(copy, tree, bytes), bytes);

	__builtin_free(copy);
	return error;
}

static const char *open_tree(void)
{
	return open_bytes(fdt_tree_bytes());
}

UK_TEST(fdt_opens_what_is_right)
{
	begin();
	UK_EXPECT(!open_tree());
	UK_EXPECT_INT(uk_fdt_total_bytes(tree), ==, fdt_tree_bytes());
	/* Room for more, as QEMU leaves it, cannot be read. */
	put(&tree[TREE_TOTAL], 1 << 20);
	UK_EXPECT(!open_tree());
	UK_EXPECT_INT(uk_fdt_total_bytes(tree), ==, 1 << 20);
	UK_EXPECT(uk_fdt_used_bytes(tree) > fdt_tree_bytes() - 4);
	UK_EXPECT(uk_fdt_used_bytes(tree) <= fdt_tree_bytes());
}

/* Puts one number into the header; what is said then. */
static const char *with(uint32_t field, uint32_t v)
{
	begin();
	put(&tree[field], v);
	return open_tree();
}

UK_TEST(fdt_refuses_headers)
{
	const char *outside = "device tree has a block that lies outside of it";

	UK_EXPECT_STR(with(TREE_MAGIC, 0xd00dfeee),
		      "no device tree: its magic number is wrong");
	UK_EXPECT_INT(uk_fdt_total_bytes(tree), ==, 0);
	UK_EXPECT_INT(uk_fdt_used_bytes(tree), ==, 0);
	UK_EXPECT_STR(with(TREE_VERSION, 16),
		      "device tree is of a version before 17");
	UK_EXPECT_STR(with(TREE_COMPATIBLE, 18),
		      "device tree is of a version that needs another reader");
	UK_EXPECT(!with(TREE_VERSION, 18));
	UK_EXPECT_STR(with(TREE_TOTAL, 40), outside);
	UK_EXPECT_STR(with(TREE_STRUCTURE, UINT32_MAX), outside);
	UK_EXPECT_STR(with(TREE_STRUCTURE_BYTES, UINT32_MAX), outside);
	UK_EXPECT_STR(with(TREE_STRINGS, UINT32_MAX), outside);
	UK_EXPECT_STR(with(TREE_STRINGS_BYTES, UINT32_MAX), outside);
	UK_EXPECT_STR(with(TREE_STRUCTURE, 42),
		      "device tree's structure is not aligned");
	UK_EXPECT_STR(with(TREE_STRUCTURE_BYTES, 8),
		      "device tree's structure has no end");
	UK_EXPECT_STR(with(TREE_STRUCTURE_BYTES, 0),
		      "device tree's structure has no end");
	begin();
	put(&tree[TREE_TOTAL], UINT32_MAX);
	put(&tree[TREE_STRINGS], UK_FDT_MOST_BYTES);
	UK_EXPECT_STR(open_tree(), "device tree is larger than 2 MiB");
}

UK_TEST(fdt_refuses_what_is_not_aligned)
{
	struct uk_fdt fdt;

	begin();
	char *copy = __builtin_malloc(fdt_tree_bytes() + 2);

	memcpy(copy + 2, tree, fdt_tree_bytes());
	const char *error = uk_fdt_open(&fdt, copy + 2, fdt_tree_bytes());

	__builtin_free(copy);
	UK_EXPECT_STR(error, "device tree is not aligned to 4 bytes");
}

UK_TEST(fdt_refuses_what_is_cut_off)
{
	begin();
	uint32_t used = uk_fdt_used_bytes(tree);

	for (uint32_t bytes = 0; bytes < used; bytes++)
		UK_EXPECT_STR(open_bytes(bytes),
			      bytes < UK_FDT_HEADER_BYTES
				  ? "device tree is cut off within its header"
				  : "device tree is cut off: not all of it can"
				    " be read");
	UK_EXPECT(!open_bytes(used));
}

UK_TEST(fdt_refuses_reserved_memory_without_an_end)
{
	const char *endless =
	    "device tree's list of reserved memory has no end";

	UK_EXPECT_STR(with(TREE_RESERVED, 46),
		      "device tree's reserved memory is not aligned");
	UK_EXPECT_STR(with(TREE_RESERVED, UINT32_MAX - 3), endless);
	UK_EXPECT_STR(with(TREE_RESERVED, fdt_tree_bytes() - 12), endless);
	begin();
	put(&tree[TREE_TOTAL], 1 << 20);
	put(&tree[TREE_RESERVED], fdt_tree_bytes() - 12);
	UK_EXPECT_STR(open_tree(), endless);
	begin();
	for (uint32_t i = 10; i < fdt_tree_bytes() / 4; i++)
		tree[i] |= 1 << 24;
	UK_EXPECT_STR(open_tree(), endless);
}

UK_TEST(fdt_refuses_strings_without_an_end)
{
	begin();
	put(&tree[TREE_STRINGS_BYTES],
	    fdt_tree_swap(tree[TREE_STRINGS_BYTES]) - 1);
	UK_EXPECT_STR(open_tree(), "device tree's strings have no end");
	begin();
	put(&tree[TREE_STRINGS_BYTES], 0);
	UK_EXPECT_STR(open_tree(), "device tree has a property whose name lies"
				   " outside of it");
}

/* Puts one word into the structure; what is said then. */
static const char *at(uint32_t where, uint32_t v)
{
	begin();
	put(word(where), v);
	return open_tree();
}

UK_TEST(fdt_refuses_structures)
{
	UK_EXPECT(!at(0, 1));
	UK_EXPECT_STR(at(0, 5), "device tree has an unknown token");
	UK_EXPECT_STR(at(0, 3), "device tree has a property in a wrong place");
	UK_EXPECT_STR(at(0, 2), "device tree has the end of no node");
	UK_EXPECT_STR(at(0, 9), "device tree ends within a node");
	UK_EXPECT_STR(at(3, 0x80), "device tree has a property that is too"
				   " long");
	UK_EXPECT_STR(at(3, UINT32_MAX), "device tree has a property that is"
					 " too long");
	UK_EXPECT_STR(at(4, 6), "device tree has a property whose name lies"
				" outside of it");
	UK_EXPECT_STR(at(10, 9), "device tree ends within a node");
	UK_EXPECT_STR(at(11, 1), "device tree's structure has no end");
	UK_EXPECT_STR(at(11, 3), "device tree has a property in a wrong place");
}

UK_TEST(fdt_refuses_structures_cut_off)
{
	/* Up to the middle of the child's name, and of the property. */
	UK_EXPECT_STR(with(TREE_STRUCTURE_BYTES, 36),
		      "device tree has a node's name without an end");
	UK_EXPECT_STR(with(TREE_STRUCTURE_BYTES, 32),
		      "device tree has a node's name without an end");
	UK_EXPECT_STR(with(TREE_STRUCTURE_BYTES, 16),
		      "device tree is cut off within a property");
	UK_EXPECT_STR(with(TREE_STRUCTURE_BYTES, 24),
		      "device tree has a property that is too long");
}

UK_TEST(fdt_refuses_two_roots_and_deep_nests)
{
	fdt_tree_begin(NULL, 0);
	fdt_tree_node("");
	fdt_tree_end();
	fdt_tree_node("");
	fdt_tree_end();
	tree = fdt_tree_finish();
	UK_EXPECT_STR(open_tree(), "device tree has a second root");
	for (unsigned depth = UK_FDT_MOST_DEPTH; depth < 18; depth++) {
		fdt_tree_begin(NULL, 0);
		for (unsigned i = 0; i < depth; i++)
			fdt_tree_node("n");
		for (unsigned i = 0; i < depth; i++)
			fdt_tree_end();
		tree = fdt_tree_finish();
		UK_EXPECT_STR(open_tree(),
			      depth == UK_FDT_MOST_DEPTH
				  ? NULL
				  : "device tree has nodes nested too deeply");
	}
}
