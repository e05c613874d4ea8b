// SPDX-License-Identifier: BSD-3-Clause
// Runs the init functions in the order in which the linker laid them out.
#include "internal.h"

#include <uk/assert.h>
#include <uk/init.h>
#include <uk/plat.h>
#include <uk/print.h>
#include <uk/trace.h>

/* From the linker script; the second is where interrupts are let in. */
extern const struct uk_init uk_init_start[], uk_init_unmasked[], uk_init_end[];

extern void (*const uk_constructors_start[])(void);
extern void (*const uk_constructors_end[])(void);

static void run(const struct uk_init *from, const struct uk_init *to)
{
	for (; from < to; from++) {
		UK_TRACE1("init function %#lx", (uintptr_t)from->fn);
		int error = from->fn();

		if (error < 0)
			uk_panic("%s: init function %#lx failed: error %d",
				 from->lib, (unsigned long)from->fn, -error);
	}
}

void base_init_run(void)
{
	run(uk_init_start, uk_init_unmasked);
	uk_plat_irq_restore(UK_PLAT_IRQ_ON);
	run(uk_init_unmasked, uk_init_end);
	for (void (*const *fn)(void) = uk_constructors_start;
	     fn < uk_constructors_end; fn++)
		(*fn)();
}
