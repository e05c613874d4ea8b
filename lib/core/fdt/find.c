// SPDX-License-Identifier: BSD-3-Clause
// Finds nodes: by path or alias, by model, by the number others know them by.
#include "fdt.h"

#include <uk/errno.h>
#include <uk/memory.h>

/* The bytes of a path up to the end of its first component. */
static size_t component(const char *path)
{
	size_t n = 0;

	while (path[n] && path[n] != '/' && path[n] != ':')
		n++;
	return n;
}

/* Whether a node with this name is meant by these bytes. */
static bool is_meant(const char *name, const char *said, size_t length)
{
	size_t n = 0;
	bool has_unit = false;

	while (n < length && name[n] == said[n])
		has_unit |= name[n++] == '@';
	return n == length && (!name[n] || (name[n] == '@' && !has_unit));
}

/* Goes down from `node`. */
static int descend(const struct uk_fdt *fdt, int node, const char *path)
{
	while (*path == '/')
		path++;
	while (node >= 0 && component(path) > 0) {
		size_t length = component(path);

		node = uk_fdt_first_child(fdt, node);
		while (node >= 0 &&
		       !is_meant(uk_fdt_name(fdt, node), path, length))
			node = uk_fdt_next_sibling(fdt, node);
		path += length;
		while (*path == '/')
			path++;
	}
	return node;
}

/* The node that an alias stands for: its value is a path from the root. */
static int find_alias(const struct uk_fdt *fdt, const char *alias,
		      size_t length)
{
	int node = descend(fdt, fdt->root, "aliases");
	size_t bytes;
	const char *path = fdt_prop(fdt, node, alias, length, &bytes);

	if (!path || bytes == 0 || path[bytes - 1] || path[0] != '/')
		return -ENOENT;
	return descend(fdt, fdt->root, path);
}

int uk_fdt_find(const struct uk_fdt *fdt, const char *path)
{
	size_t length = component(path);
	int node = fdt->root;

	if (*path != '/')
		node = find_alias(fdt, path, length);
	return descend(fdt, node, path + length);
}

bool uk_fdt_is_available(const struct uk_fdt *fdt, int node)
{
	size_t bytes;

	/* "ok" is older than the specification. */
	return !uk_fdt_prop(fdt, node, "status", &bytes) ||
	       uk_fdt_has_string(fdt, node, "status", "okay") ||
	       uk_fdt_has_string(fdt, node, "status", "ok");
}

int uk_fdt_find_compatible(const struct uk_fdt *fdt, int node,
			   const char *model)
{
	node = node < 0 ? fdt->root : uk_fdt_next(fdt, node);
	while (node >= 0 &&
	       !(uk_fdt_has_string(fdt, node, "compatible", model) &&
		 uk_fdt_is_available(fdt, node)))
		node = uk_fdt_next(fdt, node);
	return node;
}

int uk_fdt_find_phandle(const struct uk_fdt *fdt, uint32_t phandle)
{
	const uint32_t none = UINT32_MAX;
	int node = phandle == 0 || phandle == none ? -ENOENT : fdt->root;

	while (node >= 0 && uk_fdt_u32(fdt, node, "phandle", 0, 0) != phandle)
		node = uk_fdt_next(fdt, node);
	return node;
}
