// SPDX-License-Identifier: BSD-3-Clause
// Signals that do what they are to do: call handlers, or end the image.
#include "internal.h"

#include <string.h>
#include <uk/assert.h>
#include <uk/interrupt.h>

static sigset_t deliverable(void)
{
	return signal_pending() & ~signal_own()->mask;
}

UK_NORETURN static void end(const siginfo_t *info)
{
	const int number = info->si_signo;

	signal_end_by_order(info);
	if (number == SIGABRT)
		uk_panic("abort() called");
	uk_panic("signal: ended by signal %d: %s", number, strsignal(number));
}

/* The next, and how; masked as its handler wants. False if there is none. */
static bool begin(siginfo_t *info, struct sigaction *action, sigset_t *mask)
{
	struct signal_own *own = signal_own();
	unsigned long flags = uk_waitq_enter();
	const int number = signal_take(~own->mask, info);

	if (number) {
		struct sigaction *a = &signal_actions[number];

		*action = *a;
		*mask = own->mask;
		own->mask |= a->sa_mask;
		if (!(a->sa_flags & SA_NODEFER))
			own->mask |= SIGNAL_BIT(number);
		if (a->sa_flags & SA_RESETHAND)
			*a = (struct sigaction){.sa_handler = SIG_DFL};
	}
	uk_waitq_leave(flags);
	return number;
}

static void call(const struct sigaction *action, siginfo_t *info)
{
	int kept = errno;

	if (action->sa_flags & SA_SIGINFO)
		action->sa_sigaction(info->si_signo, info, NULL);
	else
		action->sa_handler(info->si_signo);
	errno = kept;
}

bool signal_deliver(void)
{
	bool restart = true;
	struct sigaction action;
	sigset_t mask;
	siginfo_t info;

	while (begin(&info, &action, &mask)) {
		/* It may be ignored only since it is pending. */
		if (!signal_is_ignored(&action, info.si_signo)) {
			if (action.sa_handler == SIG_DFL)
				end(&info);
			call(&action, &info);
			restart = restart && (action.sa_flags & SA_RESTART);
		}
		signal_own()->mask = mask;
	}
	return restart;
}

/* What came while the thread ran waits for a call of its; no other follows. */
static void handle_last(void)
{
	signal_deliver();
}
UK_THREAD_END(0, handle_last);

bool uk_interrupt_pending_hook(void)
{
	return deliverable() || (signal_pending() & signal_own()->awaited);
}

bool uk_interrupt_handle_hook(void)
{
	return signal_deliver();
}
