// SPDX-License-Identifier: BSD-3-Clause
// Firmware's list of what lies where: RAM of it becomes boot regions.
#include <uk/memmap.h>

struct e820_entry {
	uint64_t base, bytes;
	uint32_t type;
} UK_PACKED;

struct uk_memmap_entry uk_memmap_e820(const void *at)
{
	enum { RAM = 1 };
	const struct e820_entry *e = at;

	return (struct uk_memmap_entry){e->base, e->bytes, e->type == RAM};
}

static struct uk_memmap_entry entry(const struct uk_memmap_list *list, size_t i)
{
	return list->entry((const char *)list->entries + i * list->entry_bytes);
}

static bool wraps(const struct uk_memmap_entry *e)
{
	return e->bytes > UINT64_MAX - e->base;
}

void uk_memmap_keep(struct uk_bootinfo *info, uint64_t base, uint64_t bytes)
{
	uk_memmap_remove(info, base,
			 bytes > UINT64_MAX - base ? UINT64_MAX : base + bytes);
}

void uk_memmap_read(struct uk_bootinfo *info, const struct uk_memmap_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		struct uk_memmap_entry e = entry(list, i);

		if (e.is_ram && !wraps(&e))
			uk_memmap_add(info, e.base, e.base + e.bytes);
	}
	/* Lists overlap at times: what is not RAM wins. */
	for (size_t i = 0; i < list->count; i++) {
		struct uk_memmap_entry e = entry(list, i);

		if (!e.is_ram)
			uk_memmap_keep(info, e.base, e.bytes);
	}
}

/* How far RAM goes on from `base`, at most to `end`. */
static uint64_t end_of_ram(const struct uk_memmap_list *list, uint64_t base,
			   uint64_t end)
{
	uint64_t reached = base;

	for (size_t i = 0; i < list->count && reached < end; i++) {
		struct uk_memmap_entry e = entry(list, i);

		if (e.is_ram && !wraps(&e) && e.base <= reached)
			reached = UK_MAX(reached, e.base + e.bytes);
	}
	return UK_MIN(reached, end);
}

bool uk_memmap_says_ram(const struct uk_memmap_list *list, uint64_t base,
			uint64_t bytes)
{
	uint64_t end = base + bytes;

	if (end < base)
		return false;
	/* Each round finds at least the entry that comes next. */
	while (base < end) {
		uint64_t next = end_of_ram(list, base, end);

		if (next == base)
			return false;
		base = next;
	}
	return true;
}
