// SPDX-License-Identifier: BSD-3-Clause
// What lies behind objects, and in free ones: written, and looked at.

#include "internal.h"

#include <uk/assert.h>
#include <uk/memory.h>

enum { FILL_ZONE = 0xb6, FILL_FREED = 0xc7, FILL_NEW = 0xa5 };

static void expect(const struct uk_slab_cache *c, const void *object,
		   size_t from, size_t to, int fill, const char *what)
{
	const unsigned char *bytes = object;

	for (size_t i = from; i < to; i++)
		if (bytes[i] != fill)
			uk_panic("slab: %s: object %p of %s, byte %zu is 0x%x",
				 what, object, c->name, i, bytes[i]);
}

/* Constructed objects stay so: only the zone behind them is watched. */
static void poison(const struct uk_slab_cache *c, void *object, int fill)
{
	if (!c->construct)
		memset(object, fill, c->bytes);
}

void slab_zone_new(const struct uk_slab_cache *c, void *object)
{
	memset((char *)object + c->bytes, FILL_ZONE, c->stride - c->bytes);
	poison(c, object, FILL_FREED);
}

void slab_zone_taken(const struct uk_slab_cache *c, void *object)
{
	expect(c, object, c->bytes, c->stride, FILL_ZONE, "overflow");
	if (!c->construct)
		expect(c, object, 0, c->bytes, FILL_FREED, "use after free");
	poison(c, object, FILL_NEW);
}

void slab_zone_freed(const struct uk_slab_cache *c, void *object)
{
	expect(c, object, c->bytes, c->stride, FILL_ZONE, "overflow");
	poison(c, object, FILL_FREED);
}
