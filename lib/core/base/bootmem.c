// SPDX-License-Identifier: BSD-3-Clause
// Memory before there is an allocator: taken off the boot regions, never given
// back.
#include "internal.h"

#include <uk/arch.h>
#include <uk/memory.h>

static struct uk_bootinfo *owner;

void base_bootmem_init(struct uk_bootinfo *info)
{
	owner = info;
}

void *uk_boot_alloc(size_t bytes, size_t align)
{
	for (unsigned i = 0; owner && i < owner->region_count; i++) {
		struct uk_boot_region *r = &owner->regions[i];
		size_t skip = UK_ALIGN_UP(r->base, align) - r->base;

		if (r->bytes < skip || r->bytes - skip < bytes)
			continue;
		void *p = (void *)(r->base + skip);

		r->base += skip + bytes;
		r->bytes -= skip + bytes;
		return memset(p, 0, bytes);
	}
	return NULL;
}

/* uk_boot_alloc may have left regions that start inside a page. */
unsigned uk_boot_take_regions(struct uk_boot_region out[UK_BOOT_REGIONS])
{
	unsigned count = 0;

	for (unsigned i = 0; owner && i < owner->region_count; i++) {
		const struct uk_boot_region *r = &owner->regions[i];
		uintptr_t base = UK_ALIGN_UP(r->base, UK_ARCH_PAGE_SIZE);
		size_t lost = base - r->base;

		if (r->bytes > lost)
			out[count++] = (struct uk_boot_region){
			    .base = base, .bytes = r->bytes - lost};
	}
	if (owner)
		owner->region_count = 0;
	return count;
}
