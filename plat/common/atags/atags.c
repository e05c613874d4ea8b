// SPDX-License-Identifier: BSD-3-Clause
// Reads tags: a header, words that depend on it, and so on up to an empty one.
#include <uk/atags.h>

#include <uk/memmap.h>

typedef const void *reach_fn(uint64_t phys, size_t bytes);

enum {
	NONE = 0,
	CORE = 0x54410001,
	MEMORY = 0x54410002,
	CMDLINE = 0x54410009,
	INITRD = 0x54420005, /* by physical address */
};

struct tag {
	uint32_t words; /* its own two as well */
	uint32_t kind;
	uint32_t value[];
};

enum { HEADER_BYTES = 8, MOST_BYTES = 64 << 10 };

static uint64_t bytes_of(const struct tag *t)
{
	return (uint64_t)t->words * 4;
}

static bool has_values(const struct tag *t, unsigned count)
{
	return bytes_of(t) >= HEADER_BYTES + count * 4;
}

/* The tag at `phys`, all of it; NULL: it has no place in a list. */
static const struct tag *tag_at(uint64_t phys, reach_fn *reach)
{
	const struct tag *t = reach(phys, HEADER_BYTES);

	if (!t || t->kind == NONE)
		return t;
	if (!has_values(t, 0) || bytes_of(t) > MOST_BYTES)
		return NULL;
	return reach(phys, (size_t)bytes_of(t));
}

static const char *read_cmdline(struct uk_bootinfo *info, const struct tag *t)
{
	const char *line = (const char *)t->value;

	for (size_t i = 0; i < bytes_of(t) - HEADER_BYTES; i++) {
		if (line[i] == '\0') {
			info->cmdline = line;
			return NULL;
		}
	}
	return "the command line in the tags has no end";
}

/* The list is read twice: memory may stand behind what is in it. */
static const char *read_tag(struct uk_bootinfo *info, const struct tag *t,
			    reach_fn *reach)
{
	(void)reach;
	if ((t->kind == MEMORY || t->kind == INITRD) && !has_values(t, 2))
		return "a tag is too short";
	if (t->kind == MEMORY)
		uk_memmap_add(info, t->value[1],
			      (uint64_t)t->value[1] + t->value[0]);
	return t->kind == CMDLINE ? read_cmdline(info, t) : NULL;
}

static const char *read_initrd(struct uk_bootinfo *info, const struct tag *t,
			       reach_fn *reach)
{
	if (t->kind != INITRD)
		return NULL;
	uint32_t base = t->value[0], bytes = t->value[1];

	if (!uk_memmap_is_free(info, base, bytes))
		return "the initrd lies outside of RAM";
	info->initrd = bytes ? reach(base, bytes) : NULL;
	info->initrd_bytes = bytes;
	uk_memmap_keep(info, base, bytes);
	return info->initrd || !bytes ? NULL : "the initrd cannot be reached";
}

/* Calls fn for each tag, until it says what is wrong; how long all is. */
static const char *each_tag(struct uk_bootinfo *info, uint64_t phys,
			    reach_fn *reach, uint64_t *bytes,
			    const char *(*fn)(struct uk_bootinfo *,
					      const struct tag *, reach_fn *))
{
	for (uint64_t at = phys; at - phys < MOST_BYTES;) {
		const struct tag *t = tag_at(at, reach);

		if (!t)
			break;
		if (t->kind == NONE) {
			*bytes = at + HEADER_BYTES - phys;
			return NULL;
		}
		const char *error = fn(info, t, reach);

		if (error)
			return error;
		at += bytes_of(t);
	}
	return "the list of tags has no end";
}

const char *uk_atags_read(struct uk_bootinfo *info, uint64_t phys,
			  reach_fn *reach)
{
	const struct tag *t = phys % 4 ? NULL : tag_at(phys, reach);

	if (!t || t->kind != CORE)
		return "there are no tags";
	uint64_t bytes = 0;
	const char *error = each_tag(info, phys, reach, &bytes, read_tag);

	if (!error && !info->memory_bytes)
		error = "the tags have no memory";
	if (!error)
		error = each_tag(info, phys, reach, &bytes, read_initrd);
	uk_memmap_keep(info, phys, bytes);
	return error;
}
