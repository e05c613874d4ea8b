// SPDX-License-Identifier: BSD-3-Clause
// SIGTERM for orders from outside to stop.
#include "internal.h"

#include <uk/order.h>
#include <uk/stop.h>

/* The program has waited for it by sigwait(), and so may do again. */
static bool is_awaited;

static bool has_handler(void)
{
	const _sig_func_ptr handler = signal_actions[SIGTERM].sa_handler;

	return handler != SIG_DFL && handler != SIG_IGN;
}

/* Sent by no process here; the value is the status, should nobody handle it
 * any more when it comes. */
bool uk_order_hook(int status)
{
	const siginfo_t info = {.si_signo = SIGTERM,
				.si_code = SI_USER,
				.si_value.sival_int = status};
	unsigned long flags = uk_waitq_enter();
	const bool wanted = has_handler() || is_awaited;

	if (wanted)
		uk_signal_send(&info);
	uk_waitq_leave(flags);
	return wanted;
}

void signal_handles_orders(int number)
{
	if (number == SIGTERM && has_handler())
		uk_order_expect();
}

void signal_awaits_orders(sigset_t set)
{
	if (!(set & SIGNAL_BIT(SIGTERM)))
		return;
	is_awaited = true;
	uk_order_expect();
}

void signal_end_by_order(const siginfo_t *info)
{
	if (info->si_signo == SIGTERM && info->si_pid == 0)
		uk_stop(info->si_value.sival_int);
}
