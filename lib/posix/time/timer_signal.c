// SPDX-License-Identifier: BSD-3-Clause
// Timers that send a signal.
#include "internal.h"

#include <uk/signal.h>

const bool time_has_signals = true;

bool time_signal_send(struct time_timer *t)
{
	const siginfo_t info = {.si_signo = t->event.sigev_signo,
				.si_code = SI_TIMER,
				.si_value = t->event.sigev_value};

	return uk_signal_send(&info);
}
