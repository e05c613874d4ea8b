// SPDX-License-Identifier: BSD-3-Clause
// Numbers for C, assembly and the linker alike.
#ifndef PV_LAYOUT_H
#define PV_LAYOUT_H

/* Where the domain's memory begins: page n of it lies n pages further. The
 * domain builder maps up to a multiple of 4 MiB, and a domain of 1 MiB has no
 * more than from here to there. */
#define PV_BASE 0x300000

/* Below, in the tables that the builder made for what is above, is room for
 * pages that are not the domain's own. */
#define PV_WINDOW        0x200000
#define PV_WINDOW_SHARED (PV_WINDOW + 0x0000)
#define PV_WINDOW_GRANTS (PV_WINDOW + 0x1000)

/* The event upcall, beyond the exceptions. */
#define PV_VECTOR_EVENT 32

#endif
