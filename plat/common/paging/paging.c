// SPDX-License-Identifier: BSD-3-Clause
// Memory as the contracts have it: checks, page by page, and tables from a
// stock.
#include <uk/paging.h>

#include <uk/arch.h>
#include <uk/assert.h>
#include <uk/errno.h>
#include <uk/io.h>
#include <uk/lock.h>
#include <uk/memmap.h>
#include <uk/memory.h>
#include <uk/plat.h>

#define PAGE UK_ARCH_PAGE_SIZE

/* The stock. */
static uintptr_t spare, spare_end;

/* The stock, and entries that a table is put in. */
static struct uk_lock lock;

/* Whether a page holds what is written to it. */
static bool is_there(uintptr_t page)
{
	volatile uintptr_t *word = (volatile uintptr_t *)page;

	*word = ~page;
	return *word == ~page;
}

/* A memory map that lies mostly has too much; and these tables would be the
 * first that nobody finds again. */
void uk_paging_reserve(struct uk_bootinfo *info, size_t bytes, uintptr_t limit)
{
	bytes = UK_ALIGN_UP(bytes, PAGE);
	while (!(spare = uk_memmap_take(info, bytes, limit)) && bytes > PAGE)
		bytes = UK_ALIGN_UP(bytes / 2, PAGE);
	spare_end = spare ? spare + bytes : 0;
	if (spare && !(is_there(spare) && is_there(spare_end - PAGE)))
		uk_panic("paging: there is no RAM at %#lx, where the memory map"
			 " has it",
			 (unsigned long)spare);
}

void uk_paging_stock(void *pages, size_t bytes)
{
	spare = (uintptr_t)pages;
	spare_end = spare + bytes;
}

void *uk_paging_take(size_t bytes)
{
	if (spare == spare_end)
		return NULL;
	void *table = (void *)spare;

	spare += bytes;
	return memset(table, 0, bytes);
}

bool uk_paging_each(uint64_t phys, size_t bytes, bool (*fn)(uintptr_t page))
{
	if (bytes > uk_paging_limit || phys > uk_paging_limit - bytes)
		return false;
	uint64_t end = phys + bytes;

	for (phys = UK_ALIGN_DOWN(phys, PAGE); phys < end; phys += PAGE) {
		unsigned long flags = uk_lock_acquire(&lock);
		bool ok = fn((uintptr_t)phys);

		uk_lock_release(&lock, flags);
		if (!ok)
			return false;
	}
	return true;
}

static bool is_removed(uintptr_t addr, uintptr_t end)
{
	for (; addr < end; addr += PAGE)
		if (uk_paging_is_removed(addr))
			return true;
	return false;
}

int uk_plat_mem_protect(void *p, size_t bytes, unsigned prot)
{
	uintptr_t addr = (uintptr_t)p, end = addr + bytes;
	int error = uk_memmap_ram_check(addr, bytes, prot);

	if (error || is_removed(addr, end))
		return -EINVAL;
	for (; addr < end; addr += PAGE) {
		unsigned long flags = uk_lock_acquire(&lock);
		bool ok = uk_paging_protect_page(addr, prot);

		uk_lock_release(&lock, flags);
		if (!ok)
			return -ENOMEM;
	}
	return 0;
}

/* Page zero stays unmapped, whatever may be there. */
volatile void *uk_io_map(uint64_t phys, size_t bytes)
{
	if (phys < PAGE || uk_memmap_ram_touches(phys, phys + bytes) ||
	    !uk_paging_each(phys, bytes, uk_paging_map_page))
		return NULL;
	return (volatile void *)(uintptr_t)phys;
}

void *uk_paging_share(uint64_t phys, size_t bytes)
{
	if (phys < PAGE || !uk_paging_each(phys, bytes, uk_paging_share_page))
		return NULL;
	return (void *)(uintptr_t)phys;
}

uint64_t uk_io_to_device(const void *p)
{
	return (uintptr_t)p;
}

void *uk_io_from_device(uint64_t addr)
{
	return (void *)(uintptr_t)addr;
}
