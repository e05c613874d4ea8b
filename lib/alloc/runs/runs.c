// SPDX-License-Identifier: BSD-3-Clause
// Runs of free pages: first fit, split, join.

#include "runs.h"

#include <uk/arch.h>
#include <uk/assert.h>

/* Pages from `low` up to `high`. Differences of addresses cannot overflow, the
 * end of a run at the top of the address space would. */
static size_t distance(const void *low, const void *high)
{
	return ((uintptr_t)high - (uintptr_t)low) >> UK_ARCH_PAGE_SHIFT;
}

static struct run *step(void *addr, size_t pages)
{
	return (struct run *)((uintptr_t)addr + (pages << UK_ARCH_PAGE_SHIFT));
}

/* Cuts `pages` out of the run that `link` points to, `skip` pages after its
 * start; what is left before and behind stays free. */
static void *cut(struct run **link, size_t skip, size_t pages)
{
	struct run *run = *link, *rest = run->next;
	void *taken = step(run, skip);
	size_t behind = run->pages - skip - pages;

	if (behind) {
		rest = step(taken, pages);
		rest->next = run->next;
		rest->pages = behind;
	}
	if (skip) {
		run->next = rest;
		run->pages = skip;
	} else {
		*link = rest;
	}
	return taken;
}

void *runs_take(struct runs *runs, size_t pages, size_t align)
{
	struct run **link, *run;

	for (link = &runs->first; (run = *link); link = &run->next) {
		/* Wraps round for a huge alignment: then `skip` is too long. */
		uintptr_t at = UK_ALIGN_UP((uintptr_t)run, align);
		size_t skip = distance(run, (void *)at);

		if (skip <= run->pages && pages <= run->pages - skip) {
			runs->free_pages -= pages;
			return cut(link, skip, pages);
		}
	}
	runs->failures++;
	return NULL;
}

void runs_give(struct runs *runs, void *addr, size_t pages)
{
	struct run *run = addr, *below = NULL, *above = runs->first;

	while (above && (uintptr_t)above < (uintptr_t)addr) {
		below = above;
		above = above->next;
	}
	uk_assert(!below || below->pages <= distance(below, addr));
	uk_assert(!above || pages <= distance(addr, above));
	uk_assert(pages <= runs->total_pages - runs->free_pages);
	runs->free_pages += pages;

	if (above && pages == distance(addr, above)) {
		pages += above->pages;
		above = above->next;
	}
	if (below && below->pages == distance(below, addr)) {
		pages += below->pages;
		run = below;
	} else if (below) {
		below->next = run;
	} else {
		runs->first = run;
	}
	run->next = above;
	run->pages = pages;
}

void runs_add(struct runs *runs, void *addr, size_t pages)
{
	runs->total_pages += pages;
	runs_give(runs, addr, pages);
}

void runs_stats(const struct runs *runs, struct uk_palloc_stats *stats)
{
	*stats = (struct uk_palloc_stats){
	    .total_pages = runs->total_pages,
	    .free_pages = runs->free_pages,
	    .failures = runs->failures,
	};
	for (const struct run *r = runs->first; r; r = r->next) {
		stats->runs++;
		stats->largest_pages = UK_MAX(stats->largest_pages, r->pages);
	}
}
