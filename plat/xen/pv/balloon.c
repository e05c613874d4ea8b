// SPDX-License-Identifier: BSD-3-Clause
// Pages that are the domain's, or given away: the table of their frames says
// which.
#include "pv.h"

#include <uk/balloon.h>
#include <uk/plat.h>

static unsigned long number(uintptr_t page)
{
	return (page - PV_BASE) / PV_PAGE;
}

xen_pfn_t uk_balloon_number(uintptr_t page)
{
	return number(page);
}

bool uk_balloon_is_here(uintptr_t page)
{
	return pv_p2m[number(page)] != PV_NO_FRAME;
}

int uk_balloon_set_away(uintptr_t page, size_t count)
{
	struct pv_batch batch = {.count = 0};

	for (size_t i = 0; i < count; i++)
		pv_batch_set(&batch, page + i * PV_PAGE,
			     pv_entry(0, UK_PLAT_NONE));
	int error = pv_batch_end(&batch);

	for (size_t i = 0; i < count && !error; i++)
		pv_p2m[number(page) + i] = PV_NO_FRAME;
	return error;
}

int uk_balloon_set_here(uintptr_t page, size_t count, const xen_pfn_t *frames)
{
	struct pv_batch batch = {.count = 0};

	for (size_t i = 0; i < count; i++) {
		pv_p2m[number(page) + i] = frames[i];
		pv_batch_set(&batch, page + i * PV_PAGE,
			     pv_entry(frames[i], UK_PLAT_WRITE));
	}
	return pv_batch_end(&batch);
}
