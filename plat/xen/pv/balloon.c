// SPDX-License-Identifier: BSD-3-Clause
// Memory given back to Xen, and taken again.
#include "pv.h"

#include <uk/errno.h>
#include <uk/memmap.h>
#include <uk/plat.h>

enum { AT_ONCE = 64 };

static unsigned long number(uintptr_t page)
{
	return (page - PV_BASE) / PV_PAGE;
}

static bool is_here(uintptr_t page)
{
	return pv_p2m[number(page)] != PV_NO_FRAME;
}

/* How many Xen did, from the first on. */
static size_t reserve(unsigned cmd, xen_pfn_t *extents, size_t count)
{
	struct xen_memory_reservation arg = {
	    .nr_extents = count,
	    .domid = DOMID_SELF,
	};

	set_xen_guest_handle(arg.extent_start, extents);
	int done = uk_xen_memory_op(cmd, &arg);

	return done < 0 ? 0 : (size_t)done;
}

/* Gives entries to pages that all are here, or takes them away. */
static int map(uintptr_t page, size_t count, unsigned prot)
{
	struct pv_batch batch = {.count = 0};

	for (size_t i = 0; i < count; i++, page += PV_PAGE)
		pv_batch_set(&batch, page,
			     pv_entry(pv_p2m[number(page)], prot));
	return pv_batch_end(&batch);
}

/* What Xen did not take is mapped again. */
static size_t give(uintptr_t page, size_t count)
{
	xen_pfn_t frames[AT_ONCE];
	size_t n = UK_MIN(count, AT_ONCE);

	for (size_t i = 0; i < n; i++)
		frames[i] = pv_p2m[number(page) + i];
	if (map(page, n, UK_PLAT_NONE))
		return 0;
	size_t done = reserve(XENMEM_decrease_reservation, frames, n);

	for (size_t i = 0; i < done; i++)
		pv_p2m[number(page) + i] = PV_NO_FRAME;
	if (done < n && map(page + done * PV_PAGE, n - done, UK_PLAT_WRITE))
		return 0;
	return done;
}

static size_t take(uintptr_t page, size_t count)
{
	xen_pfn_t frames[AT_ONCE];
	size_t n = UK_MIN(count, AT_ONCE);

	for (size_t i = 0; i < n; i++)
		frames[i] = number(page) + i;
	/* It notes in its own table back which pages they are. */
	size_t done = reserve(XENMEM_populate_physmap, frames, n);

	for (size_t i = 0; i < done; i++)
		pv_p2m[number(page) + i] = frames[i];
	return map(page, done, UK_PLAT_WRITE) ? 0 : done;
}

static bool are(uintptr_t page, size_t count, bool here)
{
	for (size_t i = 0; i < count; i++)
		if (is_here(page + i * PV_PAGE) != here)
			return false;
	return true;
}

/* Does `step` until all is done or Xen does no more. */
static long each(uintptr_t page, size_t count, bool here,
		 size_t (*step)(uintptr_t page, size_t count))
{
	size_t done = 0, n;

	if (uk_memmap_ram_check(page, count * PV_PAGE, UK_PLAT_WRITE) ||
	    !are(page, count, here))
		return -EINVAL;
	while (done < count &&
	       (n = step(page + done * PV_PAGE, count - done)) > 0)
		done += n;
	return (long)done;
}

long uk_xen_memory_give(void *pages, size_t count)
{
	return each((uintptr_t)pages, count, true, give);
}

long uk_xen_memory_take(void *pages, size_t count)
{
	return each((uintptr_t)pages, count, false, take);
}
