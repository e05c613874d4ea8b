// SPDX-License-Identifier: BSD-3-Clause
// Memory before there is an allocator: taken off the boot regions, never given
// back.
#include "internal.h"

#include <uk/arch.h>
#include <uk/memory.h>

static struct uk_bootinfo *boot_info;

void base_bootmem_init(struct uk_bootinfo *info)
{
	boot_info = info;
}

const struct uk_bootinfo *uk_boot_info(void)
{
	return boot_info;
}

void *uk_boot_alloc(size_t bytes, size_t align)
{
	for (unsigned i = 0; boot_info && i < boot_info->region_count; i++) {
		struct uk_boot_region *r = &boot_info->regions[i];
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

	for (unsigned i = 0; boot_info && i < boot_info->region_count; i++) {
		const struct uk_boot_region *r = &boot_info->regions[i];
		uintptr_t base = UK_ALIGN_UP(r->base, UK_ARCH_PAGE_SIZE);
		size_t lost = base - r->base;

		if (r->bytes > lost)
			out[count++] = (struct uk_boot_region){
			    .base = base, .bytes = r->bytes - lost};
	}
	if (boot_info)
		boot_info->region_count = 0;
	return count;
}
