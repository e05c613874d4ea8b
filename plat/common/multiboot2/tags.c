// SPDX-License-Identifier: BSD-3-Clause
// Walks the tags.
#include "tags.h"

/* The tag at `at`, all of it within; NULL. */
static const struct tag *tag_at(const struct tags *tags, size_t at)
{
	if (at > tags->bytes || tags->bytes - at < sizeof(struct tag))
		return NULL;
	const struct tag *t = (const void *)(tags->base + at);

	return t->bytes >= sizeof(*t) && t->bytes <= tags->bytes - at ? t
								      : NULL;
}

/* The tag after `t`, or the first one. */
static const struct tag *next(const struct tags *tags, const struct tag *t)
{
	if (!t)
		return tag_at(tags, sizeof(*t));
	return tag_at(tags, (size_t)((const char *)t - tags->base) +
				UK_ALIGN_UP((size_t)t->bytes, 8));
}

bool multiboot2_is_whole(const struct tags *tags)
{
	const struct tag *t = next(tags, NULL);

	while (t && t->type != TAG_END)
		t = next(tags, t);
	return t != NULL;
}

const void *multiboot2_find(const struct tags *tags, const void *after,
			    uint32_t type, size_t bytes)
{
	const struct tag *t = next(tags, after);

	for (; t && t->type != TAG_END; t = next(tags, t))
		if (t->type == type && t->bytes >= bytes)
			return t;
	return NULL;
}
