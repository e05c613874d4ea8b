// SPDX-License-Identifier: BSD-3-Clause
// Signals: sent, to the process or to a thread, and taken.
#include "internal.h"

#include <uk/interrupt.h>

static __thread struct signal_own own;

struct signal_own *signal_own(void)
{
	return &own;
}

struct signal_own *signal_own_of(struct uk_thread *thread)
{
	return uk_thread_local(thread, &own);
}

static bool wants(const struct signal_own *o, int number)
{
	return SIGNAL_BIT(number) & (~o->mask | o->awaited);
}

static bool thread_wants(struct uk_thread *thread, unsigned long number)
{
	return wants(signal_own_of(thread), (int)number);
}

bool signal_is_void(const struct signal_own *o, int number)
{
	return !(SIGNAL_BIT(number) & (o->mask | o->awaited)) &&
	       signal_is_ignored(&signal_actions[number], number);
}

/* False if it is lost. Interrupts masked. */
static bool post(const siginfo_t *info)
{
	return signal_is_void(&own, info->si_signo) || signal_queue(info, NULL);
}

bool uk_signal_send(const siginfo_t *info)
{
	unsigned long flags = uk_waitq_enter();
	bool is_new = post(info);

	if (SIGNAL_BIT(info->si_signo) & signal_queued())
		uk_interrupt_end(thread_wants, (unsigned long)info->si_signo);
	uk_waitq_leave(flags);
	return is_new;
}

/* This thread handles it itself if it may, before others are troubled. */
static bool send_from_thread(const siginfo_t *info)
{
	unsigned long flags = uk_waitq_enter();
	bool is_new = post(info);

	if (!wants(&own, info->si_signo))
		uk_interrupt_end(thread_wants, (unsigned long)info->si_signo);
	uk_waitq_leave(flags);
	return is_new;
}

static bool is_target(struct uk_thread *thread, unsigned long target)
{
	const struct signal_own *o = signal_own_of(thread);

	return (unsigned long)thread == target &&
	       (o->pending & (~o->mask | o->awaited));
}

static bool send_to_thread(struct uk_thread *thread, int number)
{
	const siginfo_t info = {
	    .si_signo = number, .si_code = SI_USER, .si_pid = getpid()};
	unsigned long flags = uk_waitq_enter();
	bool is_new = true;

	if (!signal_is_void(signal_own_of(thread), number)) {
		is_new = signal_queue(&info, thread);
		uk_interrupt_end(is_target, (unsigned long)thread);
	}
	uk_waitq_leave(flags);
	return is_new;
}

sigset_t signal_pending(void)
{
	return signal_queued() | own.pending;
}

void signal_forget(int number)
{
	siginfo_t gone;

	while (signal_queued() & SIGNAL_BIT(number))
		signal_dequeue(number, NULL, &gone);
	while (own.pending & SIGNAL_BIT(number))
		signal_dequeue(number, uk_thread_self(), &gone);
}

int signal_take(sigset_t set, siginfo_t *info)
{
	const sigset_t any = set & signal_pending();

	if (!any)
		return 0;
	const int number = __builtin_ctzll(any);
	const bool is_mine = own.pending & SIGNAL_BIT(number);

	signal_dequeue(number, is_mine ? uk_thread_self() : NULL, info);
	return number;
}

static int send(pid_t pid, const siginfo_t *info)
{
	const int number = info->si_signo;

	if (number < 0 || number >= NSIG)
		return signal_fail(EINVAL);
	if (pid != getpid() && pid != 0 && pid != -1)
		return signal_fail(ESRCH);
	if (number > 0 && !send_from_thread(info) && info->si_code == SI_QUEUE)
		return signal_fail(EAGAIN);
	signal_deliver();
	return 0;
}

int kill(pid_t pid, int number)
{
	const siginfo_t info = {
	    .si_signo = number, .si_code = SI_USER, .si_pid = getpid()};

	return send(pid, &info);
}

int sigqueue(pid_t pid, int number, const union sigval value)
{
	const siginfo_t info = {.si_signo = number,
				.si_code = SI_QUEUE,
				.si_pid = getpid(),
				.si_value = value};

	return send(pid, &info);
}

int pthread_kill(pthread_t thread, int number)
{
	if (number < 0 || number >= NSIG)
		return EINVAL;
	if (number > 0 && !send_to_thread(thread, number))
		return EAGAIN;
	signal_deliver();
	return 0;
}

int raise(int number)
{
	int error = pthread_kill(uk_thread_self(), number);

	return error ? signal_fail(error) : 0;
}

void uk_interrupt_inherit_hook(struct uk_thread *made)
{
	signal_own_of(made)->mask = own.mask;
}
