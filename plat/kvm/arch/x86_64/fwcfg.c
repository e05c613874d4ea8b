// SPDX-License-Identifier: BSD-3-Clause
// QEMU's firmware configuration device (QEMU, docs/specs/fw_cfg.txt), asked
// where firmware has no room for a memory map and a command line: below 1 MiB
// of RAM.
#include "kvm.h"

#include <uk/assert.h>
#include <uk/memmap.h>
#include <uk/pc.h>

enum { SELECT = 0x510, DATA = 0x511 };
enum { SIGNATURE = 0, RAM_BYTES = 3, CMDLINE_BYTES = 0x14, CMDLINE = 0x15 };

/* From here to 1 MiB memory belongs to firmware, if it is there at all. */
#define FIRMWARE 0x9fc00UL

static uint64_t read_key(uint16_t key, unsigned bytes)
{
	uint64_t value = 0;

	uk_pc_out16(SELECT, key);
	for (unsigned i = 0; i < bytes; i++)
		value |= (uint64_t)uk_pc_in8(DATA) << (8 * i);
	return value;
}

static bool is_there(void)
{
	const uint64_t qemu = 'Q' | 'E' << 8 | 'M' << 16 | 'U' << 24;

	return read_key(SIGNATURE, 4) == qemu;
}

static void read_ram(struct uk_bootinfo *info)
{
	uk_memmap_add(info, 0, UK_MIN(read_key(RAM_BYTES, 8), FIRMWARE));
	uk_memmap_remove_image(info);
}

static void read_cmdline(struct uk_bootinfo *info)
{
	size_t bytes = (size_t)read_key(CMDLINE_BYTES, 4);

	if (bytes == 0)
		return;
	char *line = (char *)uk_memmap_take(info, bytes, FIRMWARE);

	if (!line)
		uk_panic("kvm: no room for a command line of %zu bytes", bytes);
	info->cmdline = line;
	uk_pc_out16(SELECT, CMDLINE);
	for (size_t i = 0; i < bytes; i++)
		line[i] = (char)uk_pc_in8(DATA);
	line[bytes - 1] = '\0';
}

void kvm_fwcfg_read(struct uk_bootinfo *info)
{
	if (!is_there())
		return;
	read_ram(info);
	read_cmdline(info);
}
