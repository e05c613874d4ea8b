// SPDX-License-Identifier: BSD-3-Clause
// Reads the start info, which may lie.
#include <uk/pvh.h>

#include <uk/arch.h>
#include <uk/memmap.h>

#define MAGIC 0x336ec578

typedef const void *reach_fn(uint64_t phys, size_t bytes);

struct start_info {
	uint32_t magic, version, flags, module_count;
	uint64_t modules, cmdline, rsdp;
	/* Version 1 and later. */
	uint64_t memmap;
	uint32_t memmap_count, reserved;
};

struct module {
	uint64_t base, bytes, cmdline, reserved;
};

enum { MEMMAP_ENTRY_BYTES = 24 };

#define OUT_OF_REACH "PVH start info has lists that are out of reach"

static const char *read_cmdline(struct uk_bootinfo *info, uint64_t phys,
				reach_fn *reach)
{
	enum { TOO_LONG = 64 << 10 };
	const char *c;
	size_t n = 0;

	do {
		if (n == TOO_LONG)
			return "PVH command line is longer than 64 KiB";
		c = reach(phys + n++, 1);
		if (!c)
			return "PVH command line is out of reach";
	} while (*c);
	info->cmdline = (char *)phys;
	uk_memmap_keep(info, phys, n);
	return NULL;
}

/* `count` entries of a list; NULL if they are out of reach, or too many to be
 * true. */
static const void *reach_list(reach_fn *reach, uint64_t phys, uint32_t count,
			      size_t entry_bytes)
{
	enum { TOO_MANY = 1024 };

	return count <= TOO_MANY ? reach(phys, count * entry_bytes) : NULL;
}

/* Takes the modules out of memory; the first is the initrd. */
static const char *read_modules(struct uk_bootinfo *info,
				const struct start_info *si,
				const struct uk_memmap_list *map,
				reach_fn *reach)
{
	const struct module *m =
	    reach_list(reach, si->modules, si->module_count, sizeof(*m));

	if (!m && si->module_count)
		return OUT_OF_REACH;
	uk_memmap_keep(info, si->modules, si->module_count * sizeof(*m));
	for (uint32_t i = 0; i < si->module_count; i++) {
		if (!uk_memmap_says_ram(map, m[i].base, m[i].bytes))
			return "PVH module lies outside of RAM";
		/* Nobody could read it: page zero is not mapped. */
		if (m[i].base < UK_ARCH_PAGE_SIZE && m[i].bytes > 0)
			return "PVH module lies in page zero";
		uk_memmap_keep(info, m[i].base, m[i].bytes);
	}
	if (si->module_count > 0 && m[0].bytes > 0) {
		info->initrd = (const void *)m[0].base;
		info->initrd_bytes = m[0].bytes;
	}
	return NULL;
}

const char *uk_pvh_read_with_map(struct uk_bootinfo *info, uint64_t start_info,
				 const struct uk_memmap_list *map,
				 reach_fn *reach)
{
	const struct start_info *si = reach(start_info, sizeof(*si));
	struct uk_memmap_list own;

	if (!si || si->magic != MAGIC)
		return "no PVH start info: boot this image by its PVH entry";
	if (si->version >= 1) {
		own = (struct uk_memmap_list){
		    .entries = reach_list(reach, si->memmap, si->memmap_count,
					  MEMMAP_ENTRY_BYTES),
		    .count = si->memmap_count,
		    .entry_bytes = MEMMAP_ENTRY_BYTES,
		    .entry = uk_memmap_e820,
		};
		if (!own.entries && own.count)
			return OUT_OF_REACH;
		map = &own;
	} else if (!map) {
		return "PVH start info of version 0 has no memory map";
	}
	uk_memmap_read(info, map);
	uk_memmap_keep(info, start_info, sizeof(*si));
	if (map == &own)
		uk_memmap_keep(info, si->memmap, own.count * own.entry_bytes);
	const char *error = read_modules(info, si, map, reach);

	info->acpi_rsdp = si->rsdp;
	if (!error && si->cmdline)
		error = read_cmdline(info, si->cmdline, reach);
	return error;
}

const char *uk_pvh_read(struct uk_bootinfo *info, uint64_t start_info,
			reach_fn *reach)
{
	return uk_pvh_read_with_map(info, start_info, NULL, reach);
}
