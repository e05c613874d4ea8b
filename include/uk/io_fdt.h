// SPDX-License-Identifier: BSD-3-Clause
// The device contract where there is a device tree: what its interrupts are.
//
// Defined by platforms whose devices a tree tells of; a library that includes
// it says so with `for-y` in its Makefile.uk.
#ifndef UK_IO_FDT_H
#define UK_IO_FDT_H

#include <uk/fdt.h>

/* The number, for uk_plat_irq_attach, of an interrupt as the tree says it to
 * the machine's controller; -EINVAL: it is none. Any context. */
int uk_io_fdt_irq(const struct uk_fdt_irq *irq) UK_MUST_CHECK;

#endif
