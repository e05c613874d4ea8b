// SPDX-License-Identifier: BSD-3-Clause
// Memory as the contracts have it: all is mapped one to one.
#include "pc.h"

#include <uk/io.h>
#include <uk/plat.h>

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
