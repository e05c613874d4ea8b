// SPDX-License-Identifier: BSD-3-Clause
// From token to token, and so from node to node (5.4).
#include "fdt.h"

#include <uk/errno.h>

int fdt_after(const struct uk_fdt *fdt, int at)
{
	switch (fdt_token(fdt, at++)) {
	case FDT_BEGIN_NODE:
		return at + fdt_words((uint32_t)fdt_length(
					  (const char *)&fdt->structure[at]) +
				      1);
	case FDT_PROP:
		return at + 2 + fdt_words(fdt_token(fdt, at));
	}
	return at;
}

/* The first token from `at` on that is no property; a node begins there, or
 * -ENOENT. */
static int node_from(const struct uk_fdt *fdt, int at)
{
	uint32_t token = fdt_token(fdt, at);

	while (token == FDT_PROP || token == FDT_NOP) {
		at = fdt_after(fdt, at);
		token = fdt_token(fdt, at);
	}
	return token == FDT_BEGIN_NODE ? at : -ENOENT;
}

int uk_fdt_next(const struct uk_fdt *fdt, int node)
{
	if (node < 0)
		return -ENOENT;
	do {
		node = fdt_after(fdt, node);
		if (fdt_token(fdt, node) == FDT_END)
			return -ENOENT;
	} while (fdt_token(fdt, node) != FDT_BEGIN_NODE);
	return node;
}

int uk_fdt_first_child(const struct uk_fdt *fdt, int node)
{
	return node < 0 ? -ENOENT : node_from(fdt, fdt_after(fdt, node));
}

int uk_fdt_next_sibling(const struct uk_fdt *fdt, int node)
{
	unsigned depth = 0;

	if (node < 0)
		return -ENOENT;
	do {
		uint32_t token = fdt_token(fdt, node);

		if (token == FDT_BEGIN_NODE)
			depth++;
		else if (token == FDT_END_NODE)
			depth--;
		node = fdt_after(fdt, node);
	} while (depth > 0);
	return node_from(fdt, node);
}

unsigned fdt_path(const struct uk_fdt *fdt, int node,
		  int path[UK_FDT_MOST_DEPTH])
{
	unsigned depth = 0;

	for (int at = fdt->root; node >= at; at = fdt_after(fdt, at)) {
		uint32_t token = fdt_token(fdt, at);

		if (token == FDT_BEGIN_NODE)
			path[depth++] = at;
		else if (token == FDT_END_NODE)
			depth--;
		if (at == node)
			return depth;
	}
	return 0;
}

int uk_fdt_parent(const struct uk_fdt *fdt, int node)
{
	int path[UK_FDT_MOST_DEPTH];
	unsigned depth = fdt_path(fdt, node, path);

	return depth > 1 ? path[depth - 2] : -ENOENT;
}

const char *uk_fdt_name(const struct uk_fdt *fdt, int node)
{
	return node < 0 ? "" : (const char *)&fdt->structure[node + 1];
}
