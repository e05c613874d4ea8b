// SPDX-License-Identifier: BSD-3-Clause
// Reads the start info, which may lie.
#include <uk/pvh.h>

#include <uk/arch.h>
#include <uk/memmap.h>

#define MAGIC 0x336ec578
#define RAM   1

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

struct memmap_entry {
	uint64_t base, bytes;
	uint32_t type, reserved;
};

/* Takes what lies at [base, base + bytes) out of free memory. */
static void keep(struct uk_bootinfo *info, uint64_t base, uint64_t bytes)
{
	uk_memmap_remove(info, base,
			 bytes > UINT64_MAX - base ? UINT64_MAX : base + bytes);
}

static void read_memmap(struct uk_bootinfo *info, const struct memmap_entry *e,
			size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (e[i].type == RAM && e[i].bytes <= UINT64_MAX - e[i].base)
			uk_memmap_add(info, e[i].base, e[i].base + e[i].bytes);
	/* Firmware maps may overlap: what is not RAM wins. */
	for (size_t i = 0; i < count; i++)
		if (e[i].type != RAM)
			keep(info, e[i].base, e[i].bytes);
}

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
	keep(info, phys, n);
	return NULL;
}

/* Whether the map has all of the module in RAM. */
static bool is_in_ram(const struct module *m, const struct memmap_entry *e,
		      size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (e[i].type == RAM && m->base >= e[i].base &&
		    m->bytes <= e[i].bytes &&
		    m->base - e[i].base <= e[i].bytes - m->bytes)
			return true;
	return false;
}

/* `count` entries of a list; NULL if they are out of reach, or too many to be
 * true. */
static const void *reach_list(reach_fn *reach, uint64_t phys, uint32_t count,
			      size_t entry_bytes)
{
	enum { TOO_MANY = 1024 };

	return count <= TOO_MANY ? reach(phys, count * entry_bytes) : NULL;
}

const char *uk_pvh_read(struct uk_bootinfo *info, uint64_t start_info,
			reach_fn *reach)
{
	const struct start_info *si = reach(start_info, sizeof(*si));

	if (!si || si->magic != MAGIC)
		return "no PVH start info: boot this image by its PVH entry";
	if (si->version < 1)
		return "PVH start info of version 0 has no memory map";
	const struct memmap_entry *map =
	    reach_list(reach, si->memmap, si->memmap_count, sizeof(*map));
	const struct module *m =
	    reach_list(reach, si->modules, si->module_count, sizeof(*m));

	if ((!map && si->memmap_count) || (!m && si->module_count))
		return "PVH start info has lists that are out of reach";
	read_memmap(info, map, si->memmap_count);
	keep(info, start_info, sizeof(*si));
	keep(info, si->memmap, si->memmap_count * sizeof(*map));
	keep(info, si->modules, si->module_count * sizeof(*m));
	for (uint32_t i = 0; i < si->module_count; i++) {
		if (!is_in_ram(&m[i], map, si->memmap_count))
			return "PVH module lies outside of RAM";
		/* Nobody could read it: page zero is not mapped. */
		if (m[i].base < UK_ARCH_PAGE_SIZE && m[i].bytes > 0)
			return "PVH module lies in page zero";
		keep(info, m[i].base, m[i].bytes);
	}
	if (si->module_count > 0 && m[0].bytes > 0) {
		info->initrd = (const void *)m[0].base;
		info->initrd_bytes = m[0].bytes;
	}
	info->acpi_rsdp = si->rsdp;
	return si->cmdline ? read_cmdline(info, si->cmdline, reach) : NULL;
}
