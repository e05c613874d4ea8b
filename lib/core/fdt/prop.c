// SPDX-License-Identifier: BSD-3-Clause
// Properties by name, and what their values may be (2.2.4).
#include "fdt.h"

#include <uk/memory.h>

size_t fdt_length(const char *s)
{
	size_t n = 0;

	while (s[n])
		n++;
	return n;
}

/* Whether `name` is the first `length` bytes of `other`. */
static bool is_name(const char *name, const char *other, size_t length)
{
	size_t n = 0;

	while (n < length && name[n] && name[n] == other[n])
		n++;
	return n == length && !name[n];
}

const void *fdt_prop(const struct uk_fdt *fdt, int node, const char *name,
		     size_t length, size_t *bytes)
{
	if (node < 0)
		return NULL;
	for (;;) {
		node = fdt_after(fdt, node);
		uint32_t token = fdt_token(fdt, node);

		if (token == FDT_NOP)
			continue;
		if (token != FDT_PROP)
			return NULL;
		if (!is_name(fdt->strings + fdt_token(fdt, node + 2), name,
			     length))
			continue;
		*bytes = fdt_token(fdt, node + 1);
		return &fdt->structure[node + 3];
	}
}

const void *uk_fdt_prop(const struct uk_fdt *fdt, int node, const char *name,
			size_t *bytes)
{
	return fdt_prop(fdt, node, name, fdt_length(name), bytes);
}

const uint32_t *fdt_list(const struct uk_fdt *fdt, int node, const char *name,
			 size_t *cells)
{
	size_t bytes = 0;
	const uint32_t *list = uk_fdt_prop(fdt, node, name, &bytes);

	*cells = bytes / sizeof(*list);
	return list;
}

uint32_t uk_fdt_u32(const struct uk_fdt *fdt, int node, const char *name,
		    unsigned index, uint32_t otherwise)
{
	size_t cells;
	const uint32_t *list = fdt_list(fdt, node, name, &cells);

	return index < cells ? fdt_cell(&list[index]) : otherwise;
}

uint64_t uk_fdt_u64(const struct uk_fdt *fdt, int node, const char *name,
		    uint64_t otherwise)
{
	size_t bytes = 0;
	const uint32_t *cell = uk_fdt_prop(fdt, node, name, &bytes);

	return bytes == 4 || bytes == 8 ? fdt_cells(cell, (unsigned)bytes / 4)
					: otherwise;
}

const char *uk_fdt_string(const struct uk_fdt *fdt, int node, const char *name)
{
	size_t bytes;
	const char *s = uk_fdt_prop(fdt, node, name, &bytes);

	for (size_t n = 0; s && n < bytes; n++)
		if (!s[n])
			return s;
	return NULL;
}

bool uk_fdt_has_string(const struct uk_fdt *fdt, int node, const char *name,
		       const char *string)
{
	size_t left = 0, with_end = fdt_length(string) + 1;
	const char *s = uk_fdt_prop(fdt, node, name, &left);

	while (left >= with_end) {
		if (!memcmp(s, string, with_end))
			return true;
		while (left > 0 && *s) {
			left--;
			s++;
		}
		if (left > 0) {
			left--;
			s++;
		}
	}
	return false;
}
