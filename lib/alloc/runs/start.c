// SPDX-License-Identifier: BSD-3-Clause
// The machine's free pages, kept as runs.

#include "runs.h"

static struct runs machine;

static void add(void *addr, size_t pages)
{
	runs_add(&machine, addr, pages);
}

static void *take(size_t pages, size_t align)
{
	return runs_take(&machine, pages, align);
}

static void give(void *addr, size_t pages)
{
	runs_give(&machine, addr, pages);
}

static void stats(struct uk_palloc_stats *stats)
{
	runs_stats(&machine, stats);
}

const struct uk_pages_ops uk_pages = {
    .name = "runs",
    .add = add,
    .take = take,
    .give = give,
    .stats = stats,
};
