// SPDX-License-Identifier: BSD-3-Clause
// Undoing a function's prologue by its table.
#ifndef ARM_UNWIND_H
#define ARM_UNWIND_H

#include <uk/arch.h>

enum { ARM_SP = 13, ARM_LR = 14, ARM_PC = 15 };

struct arm_unwind {
	unsigned long low, high; /* the stack: read only there */
	unsigned long r[16];
};

/* Whether there is a table for the function at `pc`. */
bool arm_unwind_knows(unsigned long pc);

/* Makes of the registers in the function at `pc` those of its caller; lr is
 * where that goes on. False where no table says how, or it leaves the stack,
 * and then the registers mean nothing. */
bool arm_unwind(struct arm_unwind *u, unsigned long pc);

#endif
