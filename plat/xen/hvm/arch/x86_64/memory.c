// SPDX-License-Identifier: BSD-3-Clause
// What memory the domain has, where its builder does not say.
#include "hvm_x86_64.h"

const struct uk_memmap_list *hvm_memory_map(void)
{
	enum { MOST = 128, ENTRY_BYTES = 20 };
	static uint8_t entries[MOST * ENTRY_BYTES];
	static struct uk_memmap_list list = {
	    .entries = entries,
	    .entry_bytes = ENTRY_BYTES,
	    .entry = uk_memmap_e820,
	};
	struct xen_memory_map arg = {.nr_entries = MOST};

	set_xen_guest_handle(arg.buffer, (void *)entries);
	if (uk_xen_memory_op(XENMEM_memory_map, &arg) != 0)
		return NULL;
	list.count = arg.nr_entries;
	return &list;
}
