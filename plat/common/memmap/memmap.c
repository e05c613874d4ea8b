// SPDX-License-Identifier: BSD-3-Clause
// Interval arithmetic on the sorted, disjoint boot regions.
#include <uk/memmap.h>

#include <uk/arch.h>

static uintptr_t end_of(const struct uk_boot_region *r)
{
	return r->base + r->bytes;
}

static void drop(struct uk_bootinfo *info, unsigned at)
{
	info->region_count--;
	for (unsigned i = at; i < info->region_count; i++)
		info->regions[i] = info->regions[i + 1];
}

static unsigned smallest(const struct uk_bootinfo *info)
{
	unsigned found = 0;

	for (unsigned i = 1; i < info->region_count; i++)
		if (info->regions[i].bytes < info->regions[found].bytes)
			found = i;
	return found;
}

/* Puts [base, end), which overlaps no region, in its place. */
static void insert(struct uk_bootinfo *info, uintptr_t base, uintptr_t end)
{
	if (base >= end)
		return;
	if (info->region_count == UK_BOOT_REGIONS) {
		unsigned least = smallest(info);

		if (info->regions[least].bytes >= end - base)
			return;
		drop(info, least);
	}
	unsigned i = info->region_count++;

	for (; i > 0 && info->regions[i - 1].base > base; i--)
		info->regions[i] = info->regions[i - 1];
	info->regions[i] = (struct uk_boot_region){base, end - base};
}

void uk_memmap_remove(struct uk_bootinfo *info, uint64_t base, uint64_t end)
{
	uint64_t low = UK_ALIGN_DOWN(base, UK_ARCH_PAGE_SIZE);
	uint64_t high = UK_ALIGN_UP(end, UK_ARCH_PAGE_SIZE);

	if (base >= end)
		return;
	if (high < end)
		high = UINT64_MAX;
	for (unsigned i = 0; i < info->region_count;) {
		uintptr_t from = info->regions[i].base;
		uintptr_t to = end_of(&info->regions[i]);

		if (to <= low || from >= high) {
			i++;
			continue;
		}
		drop(info, i);
		insert(info, from, low < from ? from : (uintptr_t)low);
		insert(info, high > to ? to : (uintptr_t)high, to);
		i = 0;
	}
}

void uk_memmap_add(struct uk_bootinfo *info, uint64_t base, uint64_t end)
{
	uint64_t low = UK_ALIGN_UP(base, UK_ARCH_PAGE_SIZE);
	uint64_t high = UK_ALIGN_DOWN(end, UK_ARCH_PAGE_SIZE);

	if (high > UINTPTR_MAX)
		high = UK_ALIGN_DOWN(UINTPTR_MAX, UK_ARCH_PAGE_SIZE);
	if (base >= end || low < base || low >= high)
		return;
	/* A map may lie: the sum must not wrap around to less than is free. */
	info->memory_bytes +=
	    UK_MIN(end - base, UINT64_MAX - info->memory_bytes);
	/* A map that lists the same RAM twice must not hand it out twice. */
	uk_memmap_remove(info, low, high);
	insert(info, (uintptr_t)low, (uintptr_t)high);
}

uintptr_t uk_memmap_take(struct uk_bootinfo *info, size_t bytes,
			 uintptr_t limit)
{
	bytes = UK_ALIGN_UP(bytes, UK_ARCH_PAGE_SIZE);
	for (unsigned i = info->region_count; i-- > 0;) {
		const struct uk_boot_region *r = &info->regions[i];
		uintptr_t end = UK_MIN(end_of(r), limit);

		if (end <= r->base || end - r->base < bytes)
			continue;
		uk_memmap_remove(info, end - bytes, end);
		return end - bytes;
	}
	return 0;
}

uintptr_t uk_memmap_end(const struct uk_bootinfo *info)
{
	return info->region_count
		   ? end_of(&info->regions[info->region_count - 1])
		   : 0;
}

bool uk_memmap_is_free(const struct uk_bootinfo *info, uint64_t base,
		       uint64_t bytes)
{
	for (unsigned i = 0; i < info->region_count && bytes > 0; i++) {
		const struct uk_boot_region *r = &info->regions[i];
		uint64_t offset = base - r->base;

		if (base < r->base || offset >= r->bytes)
			continue;
		uint64_t here = UK_MIN(bytes, r->bytes - offset);

		base += here;
		bytes -= here;
	}
	return bytes == 0;
}
