// SPDX-License-Identifier: BSD-3-Clause
// The registers of a trap, for reports.
#include <uk/arch.h>

const char uk_arch_name[] = "x86_64";

const char *const uk_arch_reg_names[] = {
    "rip", "rsp", "rflags", "rax", "rbx", "rcx", "rdx", "rsi", "rdi",
    "rbp", "r8",  "r9",     "r10", "r11", "r12", "r13", "r14", "r15",
};
_Static_assert(UK_ARRAY_LEN(uk_arch_reg_names) == UK_ARCH_REGS,
	       "a name for each register");

unsigned long uk_arch_regs_pc(const struct uk_arch_regs *regs)
{
	return regs->r[UK_ARCH_RIP];
}

unsigned long uk_arch_regs_sp(const struct uk_arch_regs *regs)
{
	return regs->r[UK_ARCH_RSP];
}
