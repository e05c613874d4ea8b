// SPDX-License-Identifier: BSD-3-Clause
// The hypervisor: hypercalls, and the page that it shares with the guest.
//
// For platform code and for drivers of Xen's devices. Any context. What each
// hypercall does stands in Xen's public headers, which this one opens.
#ifndef UK_XEN_H
#define UK_XEN_H

#include <uk/base.h>
/* They want the fixed-width types to be there. */
#include <xen/event_channel.h>
#include <xen/memory.h>
#include <xen/sched.h>
#include <xen/vcpu.h>
#include <xen/xen.h>

struct xenstore_domain_interface;

/* Returns what Xen does: 0, a count, or one of its own negative errors. */
long uk_xen_hypercall(unsigned long a, unsigned long b, unsigned long c,
		      unsigned long d, unsigned long e, unsigned op);

/* The same number as <uk/errno.h> has it. */
int uk_xen_error(long result);

static inline int uk_xen_call2(unsigned op, unsigned long a, void *b)
{
	return uk_xen_error(uk_xen_hypercall(a, (unsigned long)b, 0, 0, 0, op));
}

/* Each returns 0 or more, or -errno. */
static inline int uk_xen_event_channel_op(unsigned cmd, void *arg)
{
	return uk_xen_call2(__HYPERVISOR_event_channel_op, cmd, arg);
}

static inline int uk_xen_sched_op(unsigned cmd, void *arg)
{
	return uk_xen_call2(__HYPERVISOR_sched_op, cmd, arg);
}

static inline long uk_xen_memory_op(unsigned cmd, void *arg)
{
	return uk_xen_call2(__HYPERVISOR_memory_op, cmd, arg);
}

static inline int uk_xen_grant_table_op(unsigned cmd, void *arg, unsigned count)
{
	return uk_xen_error(uk_xen_hypercall(cmd, (unsigned long)arg, count, 0,
					     0, __HYPERVISOR_grant_table_op));
}

/* For CPU 0, the only one. */
static inline int uk_xen_vcpu_op(unsigned cmd, void *arg)
{
	return uk_xen_error(uk_xen_hypercall(cmd, 0, (unsigned long)arg, 0, 0,
					     __HYPERVISOR_vcpu_op));
}

/* Writes to the hypervisor's own console, which is only there for dom0, or
 * where Xen was built or started for it. */
void uk_xen_console_write(const char *buf, size_t len);

/* Ends the domain for a reason of <xen/sched.h>. Returns if Xen refuses. */
void uk_xen_shutdown(unsigned reason);

/* The shared page; the platform maps it first of all and sets this. */
extern struct shared_info *uk_xen_shared;

static inline struct vcpu_info *uk_xen_vcpu(void)
{
	return &uk_xen_shared->vcpu_info[0];
}

/* The platform's ----------------------------------------------------------
 */

/* The number by which the hypervisor and other domains know the page of RAM at
 * `page`. */
xen_pfn_t uk_xen_frame(const void *page);

/* What xenstore and this domain share. 0, or -ENODEV if there is none. */
struct uk_xen_store {
	struct xenstore_domain_interface *page;
	evtchn_port_t port;
};
int uk_xen_store(struct uk_xen_store *store) UK_MUST_CHECK;

#endif
