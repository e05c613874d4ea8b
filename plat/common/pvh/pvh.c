// SPDX-License-Identifier: BSD-3-Clause
// Reads the start info of the PVH boot protocol (Xen's public header
// arch-x86/hvm/start_info.h).
#include "pc.h"

#include <uk/memmap.h>

#define MAGIC 0x336ec578
#define RAM   1

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

static void read_memmap(struct uk_bootinfo *info, const struct start_info *si)
{
	const struct memmap_entry *e = (const void *)si->memmap;

	for (uint32_t i = 0; i < si->memmap_count; i++)
		if (e[i].type == RAM && e[i].bytes <= UINT64_MAX - e[i].base)
			uk_memmap_add(info, e[i].base, e[i].base + e[i].bytes);
	/* Firmware maps may overlap: what is not RAM wins. */
	for (uint32_t i = 0; i < si->memmap_count; i++)
		if (e[i].type != RAM)
			keep(info, e[i].base, e[i].bytes);
}

static void read_cmdline(struct uk_bootinfo *info, const struct start_info *si)
{
	char *line = (char *)si->cmdline;
	size_t n = 0;

	if (!line)
		return;
	while (line[n])
		n++;
	info->cmdline = line;
	keep(info, si->cmdline, n + 1);
}

static void read_modules(struct uk_bootinfo *info, const struct start_info *si)
{
	const struct module *m = (const void *)si->modules;

	for (uint32_t i = 0; i < si->module_count; i++)
		keep(info, m[i].base, m[i].bytes);
	if (si->module_count > 0) {
		info->initrd = (const void *)m[0].base;
		info->initrd_bytes = m[0].bytes;
	}
	keep(info, si->modules, si->module_count * sizeof(*m));
}

/* The tables of the protocol lie in the first GiB, which is mapped. */
static bool is_reachable(uint64_t base, uint64_t count, size_t entry_bytes)
{
	enum { TOO_MANY = 1024, GIB = 1 << 30 };

	return base < GIB && count <= TOO_MANY &&
	       base + count * entry_bytes <= GIB;
}

const char *uk_pc_pvh_read(struct uk_bootinfo *info, uintptr_t start_info)
{
	const struct start_info *si = (const void *)start_info;

	if (!is_reachable(start_info, 1, sizeof(*si)) || si->magic != MAGIC)
		return "no PVH start info: boot this image by its PVH entry";
	if (si->version < 1)
		return "PVH start info of version 0 has no memory map";
	if (!is_reachable(si->memmap, si->memmap_count,
			  sizeof(struct memmap_entry)) ||
	    !is_reachable(si->modules, si->module_count,
			  sizeof(struct module)) ||
	    !is_reachable(si->cmdline, 1, 1))
		return "PVH start info points beyond the first GiB";
	read_memmap(info, si);
	keep(info, start_info, sizeof(*si));
	keep(info, si->memmap, si->memmap_count * sizeof(struct memmap_entry));
	read_cmdline(info, si);
	read_modules(info, si);
	info->acpi_rsdp = si->rsdp;
	return NULL;
}
