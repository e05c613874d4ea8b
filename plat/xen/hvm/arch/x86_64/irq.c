// SPDX-License-Identifier: BSD-3-Clause
// Events as an interrupt: one vector of this CPU, without a controller that it
// had to be ended at.
#include "hvm_x86_64.h"

#include <uk/assert.h>
#include <uk/evtchn.h>
#include <uk/pc.h>

#include <xen/hvm/params.h>

/* An HVM guest's firmware has left the legacy controllers on. */
static void mask_legacy(void)
{
	enum { MASTER_MASK = 0x21, SLAVE_MASK = 0xa1 };

	uk_pc_out8(MASTER_MASK, 0xff);
	uk_pc_out8(SLAVE_MASK, 0xff);
}

void hvm_irq_init(void)
{
	const uint64_t by_vector = (uint64_t)HVM_PARAM_CALLBACK_TYPE_VECTOR
				   << 56;

	mask_legacy();
	uk_evtchn_init();
	if (hvm_param_set(HVM_PARAM_CALLBACK_IRQ, by_vector | UK_PC_VECTOR_IRQ))
		uk_panic("xen-hvm: no interrupt for events");
}

void uk_pc_irq_handle(unsigned vector)
{
	if (vector == UK_PC_VECTOR_IRQ)
		uk_evtchn_run();
}
