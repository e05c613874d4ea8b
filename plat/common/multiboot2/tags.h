// SPDX-License-Identifier: BSD-3-Clause
// The tags of the boot information (Multiboot2 Specification 2.0, 3.6).
#ifndef MULTIBOOT2_TAGS_H
#define MULTIBOOT2_TAGS_H

#include <uk/screen.h>

enum {
	TAG_END = 0,
	TAG_CMDLINE = 1,
	TAG_MODULE = 3,
	TAG_MEMMAP = 6,
	TAG_FRAMEBUFFER = 8,
	TAG_EFI32 = 11,
	TAG_EFI64 = 12,
	TAG_RSDP_V1 = 14,
	TAG_RSDP_V2 = 15,
	TAG_EFI_MEMMAP = 17,
	TAG_EFI_RUNS = 18,
};

/* Begins the boot information itself, too: its size, and zero. */
struct tag {
	uint32_t type, bytes;
};

struct tag_module {
	struct tag tag;
	uint32_t base, end;
};

/* Both memory maps: entries follow. */
struct tag_memmap {
	struct tag tag;
	uint32_t entry_bytes, version;
};

struct tag_framebuffer {
	struct tag tag;
	uint64_t phys;
	uint32_t pitch, width, height;
	uint8_t depth, kind;
	/* Two bytes in loaders and their headers, one in the text. */
	uint8_t reserved[2];
	struct uk_screen_colour red, green, blue;
};

/* The bytes of tag_framebuffer up to its colours, and with them. */
enum { FRAMEBUFFER_BYTES = 32, FRAMEBUFFER_RGB_BYTES = 38 };

/* The boot information as it was read, all of it. */
struct tags {
	const char *base;
	size_t bytes;
};

/* The first tag, after `after` unless that is NULL, of this type and at least
 * so many bytes; NULL. */
const void *multiboot2_find(const struct tags *tags, const void *after,
			    uint32_t type, size_t bytes);

/* Whether each tag lies within, and the last one ends the list. */
bool multiboot2_is_whole(const struct tags *tags);

#endif
