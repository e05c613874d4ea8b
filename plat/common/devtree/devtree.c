// SPDX-License-Identifier: BSD-3-Clause
// Reads a device tree's words for whoever boots (Devicetree Specification 0.4:
// 3.4 memory, 3.5 and 5.3 what is reserved, 3.6 chosen).
#include <uk/devtree.h>

#include <uk/errno.h>
#include <uk/memmap.h>

typedef const void *reach_fn(uint64_t phys, size_t bytes);

/* The tree may claim room behind it that nobody has used, and that need not be
 * there. */
static const char *open_tree(struct uk_fdt *fdt, uint64_t phys, reach_fn *reach,
			     size_t *bytes)
{
	const void *blob = phys % 4 ? NULL : reach(phys, UK_FDT_HEADER_BYTES);

	if (!blob || !uk_fdt_total_bytes(blob))
		return "there is no device tree";
	*bytes = uk_fdt_used_bytes(blob);
	if (*bytes > UK_FDT_MOST_BYTES)
		return "the device tree is too large";
	blob = reach(phys, *bytes);
	if (!blob)
		return "the device tree cannot be reached";
	return uk_fdt_open(fdt, blob, *bytes);
}

static const char *read_memory(struct uk_bootinfo *info,
			       const struct uk_fdt *fdt)
{
	struct uk_fdt_walk walk = {0};
	struct uk_fdt_range r;
	int error;

	while ((error = uk_fdt_next_memory(fdt, &walk, &r)) == 0)
		uk_memmap_add(info, r.base, r.base + r.bytes);
	if (error != -ENOENT)
		return "the device tree has a broken memory node";
	return info->memory_bytes ? NULL : "the device tree has no memory";
}

/* What is reserved, firmware keeps for itself or for devices. */
static const char *read_reserved(struct uk_bootinfo *info,
				 const struct uk_fdt *fdt)
{
	struct uk_fdt_walk walk = {0};
	struct uk_fdt_range r;
	int error;

	while ((error = uk_fdt_next_reserved(fdt, &walk, &r)) == 0)
		uk_memmap_keep(info, r.base, r.bytes);
	return error == -ENOENT ? NULL
				: "the device tree has a broken reservation";
}

static const char *read_initrd(struct uk_bootinfo *info,
			       const struct uk_fdt *fdt, reach_fn *reach)
{
	struct uk_fdt_range r;
	int error = uk_fdt_initrd(fdt, &r);

	if (error == -ENOENT || (error == 0 && r.bytes == 0))
		return NULL;
	if (error)
		return "the device tree has a broken initrd";
	if (!uk_memmap_is_free(info, r.base, r.bytes))
		return "the initrd lies outside of RAM";
	info->initrd = reach(r.base, (size_t)r.bytes);
	info->initrd_bytes = (size_t)r.bytes;
	uk_memmap_keep(info, r.base, r.bytes);
	return info->initrd ? NULL : "the initrd cannot be reached";
}

const char *uk_devtree_read(struct uk_bootinfo *info, struct uk_fdt *fdt,
			    uint64_t phys, reach_fn *reach)
{
	size_t bytes = 0;
	const char *error = open_tree(fdt, phys, reach, &bytes);

	if (!error)
		error = read_memory(info, fdt);
	/* A loader may reserve the initrd, too. */
	if (!error)
		error = read_initrd(info, fdt, reach);
	if (!error)
		error = read_reserved(info, fdt);
	if (error)
		return error;
	uk_memmap_keep(info, phys, bytes);
	info->devtree = reach(phys, bytes);
	info->cmdline = uk_fdt_bootargs(fdt);
	return NULL;
}
