// SPDX-License-Identifier: BSD-3-Clause
// The parameters of the domain, by which toolstack and guest find each other.
#include "hvm.h"

#include <xen/hvm/hvm_op.h>

static int hvm_op(unsigned op, struct xen_hvm_param *param)
{
	return uk_xen_call2(__HYPERVISOR_hvm_op, op, param);
}

uint64_t hvm_param(unsigned index)
{
	struct xen_hvm_param param = {.domid = DOMID_SELF, .index = index};

	return hvm_op(HVMOP_get_param, &param) ? 0 : param.value;
}

int hvm_param_set(unsigned index, uint64_t value)
{
	struct xen_hvm_param param = {
	    .domid = DOMID_SELF,
	    .index = index,
	    .value = value,
	};

	return hvm_op(HVMOP_set_param, &param);
}
