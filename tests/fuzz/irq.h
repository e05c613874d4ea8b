// SPDX-License-Identifier: BSD-3-Clause
// Interrupts of a machine that has none: whether they are masked.
#ifndef FUZZ_IRQ_H
#define FUZZ_IRQ_H

/* How often they are, one in the other. */
extern unsigned irq_masked;

#endif
