// SPDX-License-Identifier: BSD-3-Clause
// Makes device trees: header, reserved memory, structure, strings (5.1).
#include "tree.h"

#include <uk/assert.h>
#include <uk/memory.h>

enum { HEADER_WORDS = UK_FDT_HEADER_BYTES / 4 };

static uint32_t blob[2048];
static char strings[1024];
static uint32_t at, structure, string_bytes; /* in words, words, bytes */

uint32_t fdt_tree_swap(uint32_t cell)
{
	uint8_t b[4] = {(uint8_t)(cell >> 24), (uint8_t)(cell >> 16),
			(uint8_t)(cell >> 8), (uint8_t)cell};

	memcpy(&cell, b, sizeof(cell));
	return cell;
}

void fdt_tree_token(uint32_t token)
{
	uk_assert(at < UK_ARRAY_LEN(blob));
	blob[at++] = fdt_tree_swap(token);
}

static void put_bytes(const void *bytes, uint32_t count)
{
	uint32_t words = (count + 3) / 4;

	uk_assert(at + words <= UK_ARRAY_LEN(blob));
	memset(blob + at, 0, 4 * words);
	memcpy(blob + at, bytes, count);
	at += words;
}

static uint32_t length(const char *s)
{
	uint32_t n = 0;

	while (s[n])
		n++;
	return n;
}

void fdt_tree_begin(const uint64_t (*reserved)[2], unsigned count)
{
	memset(blob, 0, sizeof(blob));
	at = HEADER_WORDS;
	string_bytes = 0;
	for (unsigned i = 0; i < count; i++)
		for (unsigned j = 0; j < 2; j++) {
			fdt_tree_token((uint32_t)(reserved[i][j] >> 32));
			fdt_tree_token((uint32_t)reserved[i][j]);
		}
	at += 4;
	structure = at;
}

void fdt_tree_node(const char *name)
{
	fdt_tree_token(1);
	put_bytes(name, length(name) + 1);
}

void fdt_tree_end(void)
{
	fdt_tree_token(2);
}

void fdt_tree_prop(const char *name, const void *value, uint32_t bytes)
{
	uint32_t with_end = length(name) + 1;

	uk_assert(string_bytes + with_end <= sizeof(strings));
	memcpy(strings + string_bytes, name, with_end);
	fdt_tree_token(3);
	fdt_tree_token(bytes);
	fdt_tree_token(string_bytes);
	put_bytes(value, bytes);
	string_bytes += with_end;
}

void fdt_tree_list(const char *name, const uint32_t *cells, unsigned count)
{
	uint32_t list[32];

	uk_assert(count <= UK_ARRAY_LEN(list));
	for (unsigned i = 0; i < count; i++)
		list[i] = fdt_tree_swap(cells[i]);
	fdt_tree_prop(name, list, 4 * count);
}

uint32_t *fdt_tree_finish(void)
{
	fdt_tree_token(9);
	const uint32_t strings_at = at;

	put_bytes(strings, string_bytes);
	const uint32_t header[HEADER_WORDS] = {
	    [TREE_MAGIC] = 0xd00dfeed,
	    [TREE_TOTAL] = 4 * at,
	    [TREE_STRUCTURE] = 4 * structure,
	    [TREE_STRINGS] = 4 * strings_at,
	    [TREE_RESERVED] = UK_FDT_HEADER_BYTES,
	    [TREE_VERSION] = 17,
	    [TREE_COMPATIBLE] = 16,
	    [TREE_STRINGS_BYTES] = string_bytes,
	    [TREE_STRUCTURE_BYTES] = 4 * (strings_at - structure),
	};

	for (unsigned i = 0; i < HEADER_WORDS; i++)
		blob[i] = fdt_tree_swap(header[i]);
	return blob;
}

uint32_t fdt_tree_bytes(void)
{
	return 4 * at;
}

const struct uk_fdt *fdt_tree_open(void)
{
	static struct uk_fdt fdt;
	const void *tree = fdt_tree_finish();
	const char *error = uk_fdt_open(&fdt, tree, fdt_tree_bytes());

	uk_assert(!error);
	return &fdt;
}
