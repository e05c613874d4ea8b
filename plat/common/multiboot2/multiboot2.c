// SPDX-License-Identifier: BSD-3-Clause
// Reads the boot information, which may lie.
#include <uk/multiboot2.h>

#include "tags.h"

#include <uk/arch.h>
#include <uk/memmap.h>
#include <uk/memory.h>

struct efi_entry {
	uint32_t type, pad;
	uint64_t base, virtual_base, pages, attributes;
};

/* Once boot services have ended (UEFI 2.9, table 7-6). */
static struct uk_memmap_entry efi_entry(const void *at)
{
	enum { LOADER_CODE = 1, BOOT_SERVICES_DATA = 4, CONVENTIONAL = 7 };
	const uint64_t runtime = 1ULL << 63, page = 4096;
	struct efi_entry e;

	memcpy(&e, at, sizeof(e));
	bool is_free =
	    (e.type >= LOADER_CODE && e.type <= BOOT_SERVICES_DATA) ||
	    e.type == CONVENTIONAL;

	return (struct uk_memmap_entry){
	    .base = e.base,
	    .bytes = e.pages > UINT64_MAX / page ? UINT64_MAX : e.pages * page,
	    .is_ram = is_free && !(e.attributes & runtime),
	};
}

static bool read_list(struct uk_memmap_list *list, const struct tag_memmap *t,
		      size_t entry_bytes)
{
	enum { TOO_MANY = 1024 };

	if (t->entry_bytes < entry_bytes)
		return false;
	list->entries = t + 1;
	list->entry_bytes = t->entry_bytes;
	list->count = (t->tag.bytes - sizeof(*t)) / t->entry_bytes;
	return list->count <= TOO_MANY;
}

/* EFI's own map is for loaders that give no other. */
static const char *read_memmap(struct uk_memmap_list *list,
			       const struct tags *tags)
{
	enum { E820_BYTES = 24 };
	const struct tag_memmap *map =
	    multiboot2_find(tags, NULL, TAG_MEMMAP, sizeof(*map));
	const struct tag_memmap *efi =
	    multiboot2_find(tags, NULL, TAG_EFI_MEMMAP, sizeof(*efi));

	if (!map && !efi)
		return "Multiboot2 loader gives no memory map";
	list->entry = map ? uk_memmap_e820 : efi_entry;
	return read_list(list, map ? map : efi,
			 map ? E820_BYTES : sizeof(struct efi_entry))
		   ? NULL
		   : "Multiboot2 memory map makes no sense";
}

static const char *read_modules(struct uk_bootinfo *info,
				const struct tags *tags,
				const struct uk_memmap_list *map)
{
	const struct tag_module *m = NULL;
	bool first = true;

	while ((m = multiboot2_find(tags, m, TAG_MODULE, sizeof(*m)))) {
		uint32_t bytes = m->end - m->base;

		if (m->end < m->base ||
		    !uk_memmap_says_ram(map, m->base, bytes))
			return "Multiboot2 module lies outside of RAM";
		/* Nobody could read it: page zero is not mapped. */
		if (m->base < UK_ARCH_PAGE_SIZE && bytes > 0)
			return "Multiboot2 module lies in page zero";
		uk_memmap_keep(info, m->base, bytes);
		if (first && bytes > 0) {
			info->initrd = (const void *)(uintptr_t)m->base;
			info->initrd_bytes = bytes;
		}
		first = false;
	}
	return NULL;
}

/* Where what was read as `p` lies in the machine's memory. */
static uint64_t phys_of(const struct tags *tags, uint64_t phys, const void *p)
{
	return phys + (uint64_t)((const char *)p - tags->base);
}

static const char *read_cmdline(struct uk_bootinfo *info,
				const struct tags *tags, uint64_t phys)
{
	const struct tag *t = multiboot2_find(tags, NULL, TAG_CMDLINE, 0);
	size_t n = 0;

	if (!t)
		return NULL;
	const char *line = (const char *)(t + 1);

	while (n < t->bytes - sizeof(*t) && line[n])
		n++;
	if (n == t->bytes - sizeof(*t))
		return "Multiboot2 command line has no end";
	info->cmdline = (char *)(uintptr_t)phys_of(tags, phys, line);
	return NULL;
}

static void read_rsdp(struct uk_bootinfo *info, const struct tags *tags,
		      uint64_t phys)
{
	enum { V1_BYTES = 20, V2_BYTES = 36 };
	const struct tag *t =
	    multiboot2_find(tags, NULL, TAG_RSDP_V2, sizeof(*t) + V2_BYTES);

	if (!t)
		t = multiboot2_find(tags, NULL, TAG_RSDP_V1,
				    sizeof(*t) + V1_BYTES);
	if (t)
		info->acpi_rsdp = phys_of(tags, phys, t + 1);
}

static bool is_efi(const struct tags *tags)
{
	return multiboot2_find(tags, NULL, TAG_EFI32, 0) ||
	       multiboot2_find(tags, NULL, TAG_EFI64, 0) ||
	       multiboot2_find(tags, NULL, TAG_EFI_MEMMAP, 0);
}

/* What a BIOS leaves behind. */
static const struct uk_screen_mode vga_text = {
    .kind = UK_SCREEN_TEXT,
    .phys = 0xb8000,
    .width = 80,
    .height = 25,
    .pitch = 160,
    .depth = 16,
};

static struct uk_screen_mode mode_of(const struct tag_framebuffer *t)
{
	enum { RGB = 1, EGA_TEXT = 2 };
	struct uk_screen_mode mode = {
	    .kind = t->kind == EGA_TEXT ? UK_SCREEN_TEXT : UK_SCREEN_NONE,
	    .phys = t->phys,
	    .width = t->width,
	    .height = t->height,
	    .pitch = t->pitch,
	    .depth = t->depth,
	};

	if (t->kind != RGB || t->tag.bytes < FRAMEBUFFER_RGB_BYTES)
		return mode;
	mode.kind = UK_SCREEN_PIXELS;
	mode.red = t->red;
	mode.green = t->green;
	mode.blue = t->blue;
	return mode;
}

static void read_screen(struct uk_screen_mode *screen, const struct tags *tags)
{
	const struct tag_framebuffer *t =
	    multiboot2_find(tags, NULL, TAG_FRAMEBUFFER, FRAMEBUFFER_BYTES);

	*screen = (struct uk_screen_mode){.kind = UK_SCREEN_NONE};
	if (t)
		*screen = mode_of(t);
	else if (!is_efi(tags))
		*screen = vga_text;
	if (!uk_screen_is_sound(screen))
		screen->kind = UK_SCREEN_NONE;
}

/* All of the boot information; its base is NULL if it is none. */
static struct tags reach_tags(uint64_t phys,
			      const void *(*reach)(uint64_t phys, size_t bytes))
{
	enum { TOO_LONG = 1 << 20 };
	const struct tags none = {NULL, 0};
	const uint32_t *bytes = phys % 8 ? NULL : reach(phys, 8);

	if (!bytes || *bytes > TOO_LONG)
		return none;
	struct tags tags = {.bytes = *bytes};

	tags.base = reach(phys, tags.bytes);
	return tags.base && multiboot2_is_whole(&tags) ? tags : none;
}

const char *uk_multiboot2_read(struct uk_bootinfo *info,
			       struct uk_screen_mode *screen, uint64_t phys,
			       const void *(*reach)(uint64_t phys,
						    size_t bytes))
{
	struct tags tags = reach_tags(phys, reach);
	struct uk_memmap_list map;

	*screen = (struct uk_screen_mode){.kind = UK_SCREEN_NONE};
	if (!tags.base)
		return "no Multiboot2 boot information, or it is damaged";
	read_screen(screen, &tags);
	if (multiboot2_find(&tags, NULL, TAG_EFI_RUNS, 0))
		return "Multiboot2 loader left EFI's boot services running";
	const char *error = read_memmap(&map, &tags);

	if (error)
		return error;
	uk_memmap_read(info, &map);
	uk_memmap_keep(info, phys, tags.bytes);
	read_rsdp(info, &tags, phys);
	error = read_modules(info, &tags, &map);
	return error ? error : read_cmdline(info, &tags, phys);
}
