// SPDX-License-Identifier: BSD-3-Clause
// The hypervisor, found by CPUID, and its page of hypercalls (Xen's public
// header arch-x86/cpuid.h).
#include "hvm_x86_64.h"

#include <uk/pc.h>

#include <xen/arch-x86/cpuid.h>

extern char uk_xen_hypercall_page[];

/* Its first leaf; 0 if this is not Xen. It may stand behind the leaves of
 * another hypervisor that it plays. */
static uint32_t first_leaf(void)
{
	enum { STEP = 0x100, LAST = 0x4000ff00 };
	uint32_t id[4];

	for (uint32_t leaf = XEN_CPUID_FIRST_LEAF; leaf <= LAST; leaf += STEP) {
		uk_pc_cpuid(leaf, id);
		if (id[UK_PC_EBX] == XEN_CPUID_SIGNATURE_EBX &&
		    id[UK_PC_ECX] == XEN_CPUID_SIGNATURE_ECX &&
		    id[UK_PC_EDX] == XEN_CPUID_SIGNATURE_EDX)
			return leaf;
	}
	return 0;
}

bool hvm_xen_init(void)
{
	uint32_t leaf = first_leaf(), id[4];

	if (!leaf)
		return false;
	uk_pc_cpuid(leaf + 2, id);
	uk_pc_wrmsr(id[UK_PC_EBX], (uintptr_t)uk_xen_hypercall_page);
	return true;
}
