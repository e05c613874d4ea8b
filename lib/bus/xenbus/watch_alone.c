// SPDX-License-Identifier: BSD-3-Clause
// Watches' functions without threads: called at the end of an interrupt, on top
// of whatever runs.
#include "xenbus.h"

#include <uk/evtchn.h>

/* On top of somebody who has half a message sent there is no sending another:
 * then this comes again when all of it is. */
static void run(void)
{
	while (!xenbus_is_sending() && xenbus_watch_run_one())
		continue;
}

void xenbus_watch_run_later(void)
{
	static struct uk_evtchn_later later = {.fn = run};

	if (xenbus_watch_has_fired())
		uk_evtchn_later(&later);
}

int xenbus_watch_begin(void)
{
	return 0;
}
