// SPDX-License-Identifier: BSD-3-Clause
// Walks the frames of a stack.
#include <uk/backtrace.h>

#include <uk/crash.h>
#include <uk/print.h>

enum { MOST = 32 };

void uk_crash_print_backtrace(const struct uk_arch_frame *from,
			      const struct uk_crash_stack *stack)
{
	struct uk_arch_frame frame = *from;
	unsigned depth = 0;

	do {
		uk_printf("  #%u %#0*lx", depth, 2 + (int)(2 * sizeof(long)),
			  frame.pc);
		uk_crash_print_symbol(frame.pc);
		uk_printf("\n");
	} while (++depth < MOST &&
		 uk_arch_frame_up(&frame, stack->low, stack->high));
	if (depth == MOST)
		uk_printf("  and more\n");
}

void uk_backtrace_print(const struct uk_arch_frame *from)
{
	const struct uk_crash_stack stack = uk_crash_stack();

	uk_crash_print_backtrace(from, &stack);
}
