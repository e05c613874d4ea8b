// SPDX-License-Identifier: BSD-3-Clause
// Trace points: marks that record an event, its time and two values.
//
// Without CONFIG_TRACE a mark leaves nothing in the image, its arguments are
// not even evaluated. With it, lib/debug/trace keeps the last events in a ring
// that gdb can print (`make debug`, then uk-trace). Any context.
#ifndef UK_TRACE_H
#define UK_TRACE_H

#include <uk/base.h>

/* Records `event`, a string literal with at most two conversions of longs,
 * "palloc %#lx pages %lu". */
#ifdef CONFIG_TRACE
#define UK_TRACE2(event, a, b)                                 \
	uk_trace_record(UK_LIB ": " event, (unsigned long)(a), \
			(unsigned long)(b))
#else
#define UK_TRACE2(event, a, b) ((void)sizeof(a), (void)sizeof(b))
#endif
#define UK_TRACE1(event, a) UK_TRACE2(event, a, 0)
#define UK_TRACE(event)     UK_TRACE2(event, 0, 0)

/* In lib/debug/trace. `event` must stay. */
void uk_trace_record(const char *event, unsigned long a, unsigned long b);

/* Prints what the ring holds to the log, the oldest event first. */
void uk_trace_print(void);

#endif
