// SPDX-License-Identifier: BSD-3-Clause
// The console of a guest of Xen (<xen/io/console.h>).
//
// Until it is given a ring, and when the other end has broken that, output goes
// to the hypervisor's own console, where there is one.
#ifndef UK_XENCONS_H
#define UK_XENCONS_H

#include <uk/evtchn.h>

#include <xen/io/console.h>

/* `ring` stays the caller's. Interrupts masked. */
void uk_xencons_init(struct xencons_interface *ring, evtchn_port_t port);

/* The same for a domain that has the hypervisor's console for its own. */
void uk_xencons_init_dom0(void);

/* What uk_machine_write and uk_machine_read are to do. */
void uk_xencons_write(const char *buf, size_t len);
int uk_xencons_read(char *buf, size_t len) UK_MUST_CHECK;

#endif
