// SPDX-License-Identifier: BSD-3-Clause
// Memory: what is free, its protection, device registers; the thread pointer.
#include "kvm.h"

#include <uk/io.h>
#include <uk/memmap.h>
#include <uk/pc.h>
#include <uk/plat.h>

/* From the linker script. */
extern char uk_text_start[], uk_image_end[];

void kvm_mem_init(struct uk_bootinfo *info)
{
	bool no_map = info->memory_bytes == 0;

	if (no_map)
		kvm_fwcfg_read_ram(info);
	uk_memmap_remove(info, 0, UK_ARCH_PAGE_SIZE);
	uk_memmap_remove(info, (uintptr_t)uk_text_start,
			 (uintptr_t)uk_image_end);
	if (no_map)
		kvm_fwcfg_read_cmdline(info);
	uk_pc_paging_init(info);
}

int uk_plat_mem_protect(void *addr, size_t bytes, unsigned prot)
{
	return uk_pc_paging_protect((uintptr_t)addr, bytes, prot);
}

volatile void *uk_io_map(uint64_t phys, size_t bytes)
{
	return uk_pc_paging_map(phys, bytes);
}

uint64_t uk_io_to_device(const void *p)
{
	return (uintptr_t)p;
}

void *uk_io_from_device(uint64_t addr)
{
	return (void *)addr;
}

void uk_plat_thread_pointer_set(void *tp)
{
	uk_pc_cpu_set_fs_base(tp);
}

int uk_plat_entropy(void *buf, size_t bytes)
{
	return uk_pc_cpu_random(buf, bytes);
}
