// SPDX-License-Identifier: BSD-3-Clause
// The machine's free pages: taken over at boot, handed out one caller at a
// time.

#include <uk/palloc.h>

#include <uk/arch.h>
#include <uk/assert.h>
#include <uk/bits.h>
#include <uk/boot.h>
#include <uk/init.h>
#include <uk/lock.h>
#include <uk/print.h>

static struct uk_lock lock;

void *uk_palloc_alloc_aligned(size_t pages, size_t align)
{
	unsigned long flags;
	void *addr;

	uk_assert(pages > 0 && uk_bits_is_pow2(align));
	flags = uk_lock_acquire(&lock);
	addr = uk_pages.take(pages, UK_MAX(align, UK_ARCH_PAGE_SIZE));
	uk_lock_release(&lock, flags);
	return addr;
}

void *uk_palloc_alloc(size_t pages)
{
	return uk_palloc_alloc_aligned(pages, UK_ARCH_PAGE_SIZE);
}

static size_t pages_for(size_t bytes)
{
	size_t part = bytes & (UK_ARCH_PAGE_SIZE - 1);

	return (bytes >> UK_ARCH_PAGE_SHIFT) + (part || !bytes);
}

void *uk_palloc_grow(size_t need_bytes, size_t wish_bytes, size_t *bytes)
{
	size_t pages = pages_for(UK_MAX(need_bytes, wish_bytes));
	void *addr = uk_palloc_alloc(pages);

	if (!addr && need_bytes < wish_bytes) {
		pages = pages_for(need_bytes);
		addr = uk_palloc_alloc(pages);
	}
	*bytes = addr ? pages << UK_ARCH_PAGE_SHIFT : 0;
	return addr;
}

void uk_palloc_free(void *addr, size_t pages)
{
	unsigned long flags;

	if (!addr)
		return;
	uk_assert(pages > 0 &&
		  UK_IS_ALIGNED((uintptr_t)addr, UK_ARCH_PAGE_SIZE));
	flags = uk_lock_acquire(&lock);
	uk_pages.give(addr, pages);
	uk_lock_release(&lock, flags);
}

void uk_palloc_stats(struct uk_palloc_stats *stats)
{
	unsigned long flags = uk_lock_acquire(&lock);

	uk_pages.stats(stats);
	uk_lock_release(&lock, flags);
}

static int palloc_init(void)
{
	struct uk_boot_region regions[UK_BOOT_REGIONS];
	unsigned count = uk_boot_take_regions(regions);
	size_t pages = 0;

	for (unsigned i = 0; i < count; i++) {
		uk_assert(UK_IS_ALIGNED(regions[i].base | regions[i].bytes,
					UK_ARCH_PAGE_SIZE));
		uk_pages.add((void *)regions[i].base,
			     regions[i].bytes >> UK_ARCH_PAGE_SHIFT);
		pages += regions[i].bytes >> UK_ARCH_PAGE_SHIFT;
	}
	uk_print_debug("%zu pages free", pages);
	return 0;
}
UK_INIT(mem, palloc_init);
