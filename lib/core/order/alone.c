// SPDX-License-Identifier: BSD-3-Clause
// The end without threads: when the interrupt is over, on top of whatever runs.
#include "order.h"

#include <uk/plat.h>
#include <uk/stop.h>

static int ordered;

static void end(void)
{
	uk_irq_leave_hook = NULL;
	uk_plat_irq_restore(UK_PLAT_IRQ_ON);
	uk_stop(ordered);
}

int order_begin(void)
{
	return 0;
}

void order_stop_later(int status)
{
	ordered = status;
	uk_irq_leave_hook = end;
}
