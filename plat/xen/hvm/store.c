// SPDX-License-Identifier: BSD-3-Clause
// Where the domain has the ring of xenstore.
#include "hvm.h"

#include <uk/arch.h>
#include <uk/errno.h>
#include <uk/paging.h>

#include <xen/hvm/params.h>

int uk_xen_store(struct uk_xen_store *store)
{
	uint64_t frame = hvm_param(HVM_PARAM_STORE_PFN);
	uint64_t port = hvm_param(HVM_PARAM_STORE_EVTCHN);
	void *page = frame && port ? uk_paging_share(frame * UK_ARCH_PAGE_SIZE,
						     UK_ARCH_PAGE_SIZE)
				   : NULL;

	store->page = page;
	store->port = (evtchn_port_t)port;
	return page ? 0 : -ENODEV;
}
