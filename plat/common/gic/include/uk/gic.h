// SPDX-License-Identifier: BSD-3-Clause
// Arm's Generic Interrupt Controller, version 2 (IHI 0048).
//
// For platform code only. Interrupts have the controller's own numbers: 16 to
// 31 are private to a CPU, those from 32 on shared. It defines what <uk/irq.h>
// and <uk/arm.h> want of a controller, weakly: a platform with another one
// besides defines that itself, by what stands here.
#ifndef UK_GIC_H
#define UK_GIC_H

#include <uk/fdt.h>

/* Has all numbers here and in <uk/irq.h> be so much higher than its own. First
 * of all. */
void uk_gic_number_from(unsigned number);

/* Takes the controller over: everything masked. Panics if its registers cannot
 * be mapped. */
void uk_gic_init(uint64_t distributor, uint64_t cpu_interface);

/* The same, where the tree has one. Panics if it has none. */
void uk_gic_devtree_init(const struct uk_fdt *fdt);

/* The number of an interrupt as a tree says it (Linux,
 * Documentation/devicetree/ bindings/interrupt-controller/arm,gic.yaml);
 * -EINVAL: it is none. */
int uk_gic_irq(const struct uk_fdt_irq *irq);

/* What uk_irq_route, uk_irq_set_mask and, up to the end, uk_arm_irq_handle do.
 */
int uk_gic_route(unsigned irq) UK_MUST_CHECK;
void uk_gic_set_mask(unsigned irq, bool mask);
void uk_gic_handle(void);

#endif
