// SPDX-License-Identifier: BSD-3-Clause
// Exceptions as crash reports; events to their handlers.
#include "pv.h"

#include <uk/assert.h>
#include <uk/evtchn.h>
#include <uk/x86.h>

#include <xen/callback.h>

enum { ENTRY_BYTES = 32 };

/* In traps.S. */
extern char pv_trap_entries[];

static unsigned long entry(unsigned vector)
{
	return (unsigned long)pv_trap_entries + vector * ENTRY_BYTES;
}

UK_NORETURN static void crash(const struct pv_trap *t, unsigned vector)
{
	const struct uk_x86_trap trap = {
	    .vector = vector,
	    .error = t->error,
	    .address = uk_xen_vcpu()->arch.cr2,
	    .regs = {{t->rip, t->rsp, t->rflags, t->rax, t->rbx, t->rcx, t->rdx,
		      t->rsi, t->rdi, t->rbp, t->r8, t->r9, t->r10, t->r11,
		      t->r12, t->r13, t->r14, t->r15}},
	};

	uk_x86_crash(&trap);
}

void pv_trap(struct pv_trap *t, unsigned vector)
{
	if (vector != PV_VECTOR_EVENT)
		crash(t, vector);
	uk_evtchn_run();
}

/* Failures of Xen's own return to the guest end in the entry of exceptions that
 * nobody has a name for. */
static void set_callbacks(void)
{
	enum { FAILSAFE = 31 };
	struct callback_register event = {
	    .type = CALLBACKTYPE_event,
	    .address = entry(PV_VECTOR_EVENT),
	};
	struct callback_register failsafe = {
	    .type = CALLBACKTYPE_failsafe,
	    .flags = CALLBACKF_mask_events,
	    .address = entry(FAILSAFE),
	};

	if (uk_xen_call2(__HYPERVISOR_callback_op, CALLBACKOP_register,
			 &event) ||
	    uk_xen_call2(__HYPERVISOR_callback_op, CALLBACKOP_register,
			 &failsafe))
		uk_panic("xen-pv: no callbacks");
}

void pv_trap_init(void)
{
	static struct trap_info traps[UK_X86_EXCEPTIONS + 1];

	for (unsigned i = 0; i < UK_X86_EXCEPTIONS; i++) {
		traps[i] = (struct trap_info){
		    .vector = (uint8_t)i,
		    .cs = FLAT_KERNEL_CS,
		    .address = entry(i),
		};
		TI_SET_DPL(&traps[i], 3);
		TI_SET_IF(&traps[i], 1);
	}
	if (uk_xen_hypercall((unsigned long)traps, 0, 0, 0, 0,
			     __HYPERVISOR_set_trap_table))
		uk_panic("xen-pv: no traps");
	set_callbacks();
}
