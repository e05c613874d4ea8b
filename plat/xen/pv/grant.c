// SPDX-License-Identifier: BSD-3-Clause
// The pages of the grant table, which are Xen's, in the window.
#include "pv.h"

#include <uk/gnttab.h>
#include <uk/plat.h>

enum { MOST = 64 };

static bool get_frames(xen_pfn_t *frames, unsigned count)
{
	struct gnttab_setup_table setup = {
	    .dom = DOMID_SELF,
	    .nr_frames = count,
	};

	set_xen_guest_handle(setup.frame_list, frames);
	return !uk_xen_grant_table_op(GNTTABOP_setup_table, &setup, 1) &&
	       setup.status == GNTST_okay;
}

struct grant_entry_v1 *uk_gnttab_map(unsigned count)
{
	static xen_pfn_t frames[MOST];
	uintptr_t last = PV_WINDOW_GRANTS + (count - 1) * PV_PAGE;

	if (count > MOST || !get_frames(frames, count) ||
	    pv_map(last, pv_entry(frames[count - 1], UK_PLAT_WRITE)))
		return NULL;
	return (struct grant_entry_v1 *)PV_WINDOW_GRANTS;
}
