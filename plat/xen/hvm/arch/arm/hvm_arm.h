// SPDX-License-Identifier: BSD-3-Clause
// What the files for Arm say to each other.
#ifndef HVM_HVM_ARM_H
#define HVM_HVM_ARM_H

#include "hvm.h"

#include <uk/fdt.h>

/* Numbers of interrupts: ports of event channels, then lines of the GIC. */
enum { HVM_FIRST_LINE = EVTCHN_2L_NR_CHANNELS };

/* Lets events in, by the line that the tree's hypervisor node names. Without
 * the node there are none. Panics if the line is none. */
void hvm_irq_init(const struct uk_fdt *fdt, int node);

/* Has Xen tell the time of day. */
void hvm_time_init(void);

/* Has the serial port be the console, where the domain has no ring. */
void hvm_console_use_serial(void);

#endif
