// SPDX-License-Identifier: BSD-3-Clause
// Where the domain has the ring of its console.
#include "hvm.h"

#include <uk/arch.h>
#include <uk/paging.h>
#include <uk/xencons.h>

#include <xen/hvm/params.h>

bool hvm_console_init(void)
{
	uint64_t frame = hvm_param(HVM_PARAM_CONSOLE_PFN);
	uint64_t port = hvm_param(HVM_PARAM_CONSOLE_EVTCHN);
	void *ring = frame && port ? uk_paging_share(frame * UK_ARCH_PAGE_SIZE,
						     UK_ARCH_PAGE_SIZE)
				   : NULL;

	if (ring)
		uk_xencons_init(ring, (evtchn_port_t)port);
	return ring;
}
