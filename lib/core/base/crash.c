// SPDX-License-Identifier: BSD-3-Clause
// The crash report.
#include <uk/crash.h>

#include <uk/arch.h>
#include <uk/plat.h>
#include <uk/print.h>

/* Strong versions stand in the libraries symbols and backtrace. */
__attribute__((weak)) void uk_crash_print_symbol(unsigned long pc)
{
	(void)pc;
}

__attribute__((weak)) void uk_crash_print_backtrace(
    const struct uk_arch_frame *from, const struct uk_crash_stack *stack)
{
	(void)stack;
	uk_printf("  #0 %#0*lx", 2 + (int)(2 * sizeof(long)), from->pc);
	uk_crash_print_symbol(from->pc);
	uk_printf("\n");
}

/* A strong one stands in the library thread. */
__attribute__((weak)) struct uk_crash_stack uk_crash_stack(void)
{
	return (struct uk_crash_stack){(unsigned long)uk_stack_low,
				       (unsigned long)uk_stack_high};
}

const char *uk_crash_access_reason(enum uk_crash_access access,
				   unsigned long address, bool mapped)
{
	static const char *const null[] = {
	    "NULL pointer read",
	    "NULL pointer write",
	    "jump to a NULL pointer",
	};
	static const char *const forbidden[] = {
	    "read of protected memory",
	    "write to read-only memory",
	    "jump to memory that is not executable",
	};
	static const char *const nothing[] = {
	    "read of unmapped memory",
	    "write to unmapped memory",
	    "jump to unmapped memory",
	};
	unsigned long low = uk_crash_stack().low;

	if (address < UK_ARCH_PAGE_SIZE)
		return null[access];
	if (address < low && address >= low - UK_ARCH_PAGE_SIZE)
		return "stack overflow";
	return mapped ? forbidden[access] : nothing[access];
}

static void print_registers(const struct uk_arch_regs *regs)
{
	for (unsigned i = 0; i < UK_ARCH_REGS; i++)
		uk_printf("  %-6s %0*lx%s", uk_arch_reg_names[i],
			  (int)(2 * sizeof(long)), regs->r[i],
			  i % 3 == 2 || i == UK_ARCH_REGS - 1 ? "\n" : "");
}

void uk_crash(const struct uk_crash *crash)
{
	static unsigned depth;
	struct uk_crash_stack stack;

	uk_plat_irq_save();
	/* The report itself may crash, and so may saying that it did. */
	depth++;
	if (depth == 2)
		uk_printf("crash: again, in the report: %s\n", crash->reason);
	if (depth >= 2)
		uk_plat_crash();
	uk_printf("crash: %s", crash->reason);
	if (crash->has_address)
		uk_printf(" at %#lx", crash->address);
	uk_printf("\n");
	if (crash->regs)
		print_registers(crash->regs);
	stack = uk_crash_stack();
	uk_crash_print_backtrace(&crash->frame, &stack);
	uk_plat_crash();
}
