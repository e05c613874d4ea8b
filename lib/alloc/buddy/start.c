// SPDX-License-Identifier: BSD-3-Clause
// The machine's free pages, kept as buddies.

#include "buddy.h"

static struct buddy machine;

static void add(void *addr, size_t pages)
{
	buddy_add(&machine, addr, pages);
}

static void *take(size_t pages, size_t align)
{
	return buddy_take(&machine, pages, align);
}

static void give(void *addr, size_t pages)
{
	buddy_give(&machine, addr, pages);
}

static void stats(struct uk_palloc_stats *stats)
{
	buddy_stats(&machine, stats);
}

const struct uk_pages_ops uk_pages = {
    .name = "buddy",
    .add = add,
    .take = take,
    .give = give,
    .stats = stats,
};
