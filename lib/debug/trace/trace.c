// SPDX-License-Identifier: BSD-3-Clause
// The ring of events; trace.gdb reads it from outside by the same names.
#include <uk/trace.h>

#include <uk/arch.h>
#include <uk/bits.h>
#include <uk/plat.h>
#include <uk/print.h>

#define EVENTS CONFIG_TRACE_EVENTS
_Static_assert((EVENTS & (EVENTS - 1)) == 0,
	       "CONFIG_TRACE_EVENTS must be a power of two");

struct event {
	uint64_t ticks;
	const char *text;
	unsigned long a, b;
};

/* `uk_trace_next` counts all events ever; slots are taken by an atomic step, so
 * that an interrupt in between gets one of its own. */
struct event uk_trace_ring[EVENTS];
unsigned long uk_trace_next;

void uk_trace_record(const char *text, unsigned long a, unsigned long b)
{
	unsigned long at = uk_arch_atomic_add(&uk_trace_next, 1UL);

	uk_trace_ring[at % EVENTS] =
	    (struct event){uk_plat_ticks(), text, a, b};
}

void uk_trace_print(void)
{
	unsigned long end = uk_arch_atomic_load(&uk_trace_next);
	unsigned long at = end > EVENTS ? end - EVENTS : 0;

	for (; at < end; at++) {
		const struct event *e = &uk_trace_ring[at % EVENTS];

		uk_printf("%llu ", (unsigned long long)e->ticks);
		uk_printf(e->text, e->a, e->b);
		uk_printf("\n");
	}
}
