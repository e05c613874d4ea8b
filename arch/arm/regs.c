// SPDX-License-Identifier: BSD-3-Clause
// The registers of a trap, for reports.
#include <uk/arch.h>

const char uk_arch_name[] = "arm";

const char *const uk_arch_reg_names[] = {
    "pc", "sp", "lr", "cpsr", "r0", "r1",  "r2",  "r3",  "r4",
    "r5", "r6", "r7", "r8",   "r9", "r10", "r11", "r12",
};
_Static_assert(UK_ARRAY_LEN(uk_arch_reg_names) == UK_ARCH_REGS,
	       "a name for each register");

unsigned long uk_arch_regs_pc(const struct uk_arch_regs *regs)
{
	return regs->r[UK_ARCH_PC];
}

unsigned long uk_arch_regs_sp(const struct uk_arch_regs *regs)
{
	return regs->r[UK_ARCH_SP];
}
