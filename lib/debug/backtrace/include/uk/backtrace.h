// SPDX-License-Identifier: BSD-3-Clause
// Backtraces on the log, outside of crash reports too.
#ifndef UK_BACKTRACE_H
#define UK_BACKTRACE_H

#include <uk/arch.h>

/* Prints the calls that led to `from`, a line for each, at most 32. Any
 * context; reads the stack that is in use only. */
void uk_backtrace_print(const struct uk_arch_frame *from);

#endif
