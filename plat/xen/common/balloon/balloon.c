// SPDX-License-Identifier: BSD-3-Clause
// Memory given back to the hypervisor, and taken again.
#include <uk/balloon.h>

#include <uk/arch.h>
#include <uk/assert.h>
#include <uk/errno.h>
#include <uk/memmap.h>
#include <uk/plat.h>

#define PAGE UK_ARCH_PAGE_SIZE

enum { AT_ONCE = 64 };

/* How many the hypervisor did, from the first on. */
static size_t reserve(unsigned cmd, xen_pfn_t *extents, size_t count)
{
	struct xen_memory_reservation arg = {
	    .nr_extents = count,
	    .domid = DOMID_SELF,
	};

	set_xen_guest_handle(arg.extent_start, extents);
	long done = uk_xen_memory_op(cmd, &arg);

	return done < 0 ? 0 : UK_MIN((size_t)done, count);
}

/* Nothing is left to do with memory that is ours and cannot be mapped. */
static void have(uintptr_t page, const xen_pfn_t *frames, size_t count)
{
	if (count > 0 && uk_balloon_set_here(page, count, frames))
		uk_panic("balloon: %zu pages at %#lx cannot be mapped", count,
			 (unsigned long)page);
}

static size_t give(uintptr_t page, size_t count)
{
	xen_pfn_t frames[AT_ONCE];
	size_t done = 0;

	for (size_t i = 0; i < count; i++)
		frames[i] = uk_xen_frame((void *)(page + i * PAGE));
	if (!uk_balloon_set_away(page, count))
		done = reserve(XENMEM_decrease_reservation, frames, count);
	have(page + done * PAGE, frames + done, count - done);
	return done;
}

/* Where the hypervisor's numbers are not the domain's own, it writes them in
 * their place. */
static size_t take(uintptr_t page, size_t count)
{
	xen_pfn_t frames[AT_ONCE];

	for (size_t i = 0; i < count; i++)
		frames[i] = uk_balloon_number(page + i * PAGE);
	size_t done = reserve(XENMEM_populate_physmap, frames, count);

	have(page, frames, done);
	return done;
}

static bool are(uintptr_t page, size_t count, bool here)
{
	for (size_t i = 0; i < count; i++)
		if (uk_balloon_is_here(page + i * PAGE) != here)
			return false;
	return true;
}

/* Does `step` until all is done or the hypervisor does no more. */
static long each(uintptr_t page, size_t count, bool here,
		 size_t (*step)(uintptr_t page, size_t count))
{
	size_t done = 0, n, did;

	if (count > SIZE_MAX / PAGE ||
	    uk_memmap_ram_check(page, count * PAGE, UK_PLAT_WRITE) ||
	    !are(page, count, here))
		return -EINVAL;
	do {
		n = UK_MIN(count - done, AT_ONCE);
		did = n > 0 ? step(page + done * PAGE, n) : 0;
		done += did;
	} while (n > 0 && did == n);
	return (long)done;
}

long uk_balloon_give(void *pages, size_t count)
{
	return each((uintptr_t)pages, count, true, give);
}

long uk_balloon_take(void *pages, size_t count)
{
	return each((uintptr_t)pages, count, false, take);
}
