// SPDX-License-Identifier: BSD-3-Clause
// The host's order to stop: SIGTERM.
#include "sys.h"

#include <uk/plat.h>

static uk_plat_order_fn *listener;

/* The status that shells show of a process that the signal ended. */
static void on_term(void *arg)
{
	(void)arg;
	listener(128 + SIGTERM);
}

int uk_plat_order_attach(uk_plat_order_fn *fn)
{
	listener = fn;
	return uk_plat_irq_attach(SIGTERM, on_term, NULL);
}
