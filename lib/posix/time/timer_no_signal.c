// SPDX-License-Identifier: BSD-3-Clause
// Timers where no signals are ticked: none is made that would send one.
#include "internal.h"

const bool time_has_signals = false;

bool time_signal_send(struct time_timer *t)
{
	(void)t;
	return false;
}
