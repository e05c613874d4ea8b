// SPDX-License-Identifier: BSD-3-Clause
// Checks a tree as a whole (5.2 to 5.5), so that nobody else has to.
#include "fdt.h"

#define MAGIC   0xd00dfeed
#define VERSION 17

struct header {
	uint32_t magic, total_bytes, structure, strings, reserved;
	uint32_t version, compatible_version, boot_cpu;
	uint32_t strings_bytes, structure_bytes;
};

uint32_t uk_fdt_total_bytes(const void *header)
{
	const struct header *h = header;

	return fdt_cell(&h->magic) == MAGIC ? fdt_cell(&h->total_bytes) : 0;
}

static uint64_t end_of(const uint32_t *offset, const uint32_t *bytes)
{
	return (uint64_t)fdt_cell(offset) + fdt_cell(bytes);
}

uint32_t uk_fdt_used_bytes(const void *header)
{
	const struct header *h = header;
	uint64_t structure = end_of(&h->structure, &h->structure_bytes);
	uint64_t strings = end_of(&h->strings, &h->strings_bytes);
	uint64_t end = UK_MAX(structure, strings);

	return end <= uk_fdt_total_bytes(h) ? (uint32_t)end : 0;
}

static const char *check_header(const struct header *h, size_t bytes)
{
	if (!UK_IS_ALIGNED((uintptr_t)h, sizeof(uint32_t)))
		return "device tree is not aligned to 4 bytes";
	if (bytes < sizeof(*h))
		return "device tree is cut off within its header";
	if (fdt_cell(&h->magic) != MAGIC)
		return "no device tree: its magic number is wrong";
	if (fdt_cell(&h->version) < VERSION)
		return "device tree is of a version before 17";
	if (fdt_cell(&h->compatible_version) > VERSION)
		return "device tree is of a version that needs another reader";
	uint32_t used = uk_fdt_used_bytes(h);

	if (used == 0)
		return "device tree has a block that lies outside of it";
	if (used > UK_FDT_MOST_BYTES)
		return "device tree is larger than 2 MiB";
	if (used > bytes)
		return "device tree is cut off: not all of it can be read";
	return NULL;
}

/* The list of reserved memory, in the `bytes` of the whole tree. */
static const char *check_reserved(const struct header *h, size_t bytes)
{
	uint32_t at = fdt_cell(&h->reserved);
	const uint32_t *entry = (const void *)((const char *)h + at);

	if (!UK_IS_ALIGNED(at, sizeof(uint32_t)))
		return "device tree's reserved memory is not aligned";
	for (; at <= bytes && bytes - at >= 16; at += 16, entry += 4)
		if (!(entry[0] | entry[1] | entry[2] | entry[3]))
			return NULL;
	return "device tree's list of reserved memory has no end";
}

/* What is checked of the structure, token by token. */
struct check {
	const uint32_t *words;
	uint32_t at, count; /* in words */
	uint32_t strings_bytes;
	unsigned depth;
	bool has_root, takes_props;
};

static const char *check_begin(struct check *c)
{
	const char *name = (const char *)&c->words[c->at];
	size_t left = 4 * (size_t)(c->count - c->at), n = 0;

	if (c->depth == 0 && c->has_root)
		return "device tree has a second root";
	if (c->depth == UK_FDT_MOST_DEPTH)
		return "device tree has nodes nested too deeply";
	while (n < left && name[n])
		n++;
	if (n == left)
		return "device tree has a node's name without an end";
	c->at += (uint32_t)fdt_words((uint32_t)n + 1);
	c->depth++;
	c->has_root = c->takes_props = true;
	return NULL;
}

static const char *check_prop(struct check *c)
{
	if (!c->takes_props)
		return "device tree has a property in a wrong place";
	if (c->count - c->at < 2)
		return "device tree is cut off within a property";
	uint32_t bytes = fdt_cell(&c->words[c->at]);
	uint32_t name = fdt_cell(&c->words[c->at + 1]);

	c->at += 2;
	if (bytes > 4 * (c->count - c->at))
		return "device tree has a property that is too long";
	if (name >= c->strings_bytes)
		return "device tree has a property whose name lies outside of"
		       " it";
	c->at += (uint32_t)fdt_words(bytes);
	return NULL;
}

static const char *check_token(struct check *c, uint32_t token)
{
	switch (token) {
	case FDT_BEGIN_NODE:
		return check_begin(c);
	case FDT_PROP:
		return check_prop(c);
	case FDT_END_NODE:
		if (c->depth == 0)
			return "device tree has the end of no node";
		c->depth--;
		c->takes_props = false;
		return NULL;
	case FDT_NOP:
		return NULL;
	}
	return "device tree has an unknown token";
}

static const char *check_structure(struct check *c)
{
	const char *error = NULL;
	uint32_t token;

	do {
		if (c->at == c->count)
			return "device tree's structure has no end";
		token = fdt_cell(&c->words[c->at++]);
		if (token == FDT_END)
			return c->has_root && c->depth == 0
				   ? NULL
				   : "device tree ends within a node";
		error = check_token(c, token);
	} while (!error);
	return error;
}

const char *uk_fdt_open(struct uk_fdt *fdt, const void *blob, size_t bytes)
{
	const struct header *h = blob;
	const char *at = blob;
	const char *error = check_header(h, bytes);

	if (error)
		return error;
	error = check_reserved(h, UK_MIN(bytes, fdt_cell(&h->total_bytes)));
	if (error)
		return error;
	const char *strings = at + fdt_cell(&h->strings);
	const uint32_t *words = (const void *)(at + fdt_cell(&h->structure));
	struct check c = {
	    .words = words,
	    .count = fdt_cell(&h->structure_bytes) / sizeof(*words),
	    .strings_bytes = fdt_cell(&h->strings_bytes),
	};

	if (!UK_IS_ALIGNED((uintptr_t)words, sizeof(*words)))
		return "device tree's structure is not aligned";
	if (c.strings_bytes > 0 && strings[c.strings_bytes - 1])
		return "device tree's strings have no end";
	error = check_structure(&c);
	if (error)
		return error;
	*fdt = (struct uk_fdt){
	    .structure = words,
	    .strings = strings,
	    .reserved = (const void *)(at + fdt_cell(&h->reserved)),
	};
	while (fdt_token(fdt, fdt->root) == FDT_NOP)
		fdt->root++;
	return NULL;
}
