// SPDX-License-Identifier: BSD-3-Clause
// Signals: sent, to the process or to a thread, and taken.
#include "internal.h"

#include <uk/interrupt.h>
#include <unistd.h>

static __thread struct signal_own own;

/* The process's. */
static unsigned long pending;
static siginfo_t infos[NSIG];

struct signal_own *signal_own(void)
{
	return &own;
}

struct signal_own *signal_own_of(struct uk_thread *thread)
{
	return uk_thread_local(thread, &own);
}

static bool wants(const struct signal_own *o, unsigned long set)
{
	return set & (~o->mask | o->awaited);
}

static bool thread_wants(struct uk_thread *thread, unsigned long set)
{
	return wants(signal_own_of(thread), set);
}

/* False if one of its number is pending already. Interrupts masked. */
static bool post(const siginfo_t *info)
{
	const unsigned long bit = SIGNAL_BIT(info->si_signo);

	if (pending & bit)
		return false;
	if (!signal_is_ignored(info->si_signo)) {
		pending |= bit;
		infos[info->si_signo] = *info;
	}
	return true;
}

bool uk_signal_send(const siginfo_t *info)
{
	unsigned long flags = uk_waitq_enter();
	bool is_new = post(info);

	uk_interrupt_end(thread_wants, SIGNAL_BIT(info->si_signo) & pending);
	uk_waitq_leave(flags);
	return is_new;
}

/* This thread handles it itself if it may, before others are troubled. */
static bool send_from_thread(const siginfo_t *info)
{
	unsigned long flags = uk_waitq_enter();
	bool is_new = post(info);

	if (!wants(&own, SIGNAL_BIT(info->si_signo)))
		uk_interrupt_end(thread_wants, SIGNAL_BIT(info->si_signo));
	uk_waitq_leave(flags);
	return is_new;
}

static bool is_target(struct uk_thread *thread, unsigned long target)
{
	const struct signal_own *o = signal_own_of(thread);

	return (unsigned long)thread == target && wants(o, o->pending);
}

static void send_to_thread(struct uk_thread *thread, int number)
{
	unsigned long flags = uk_waitq_enter();

	if (!signal_is_ignored(number)) {
		signal_own_of(thread)->pending |= SIGNAL_BIT(number);
		uk_interrupt_end(is_target, (unsigned long)thread);
	}
	uk_waitq_leave(flags);
}

unsigned long signal_pending(void)
{
	return pending | own.pending;
}

void signal_forget(int number)
{
	pending &= ~SIGNAL_BIT(number);
	own.pending &= ~SIGNAL_BIT(number);
}

int signal_take(unsigned long set, siginfo_t *info)
{
	const unsigned long mine = set & own.pending;
	const unsigned long any = mine | (set & pending);

	if (!any)
		return 0;
	const int number = __builtin_ctzl(any);

	if (mine & SIGNAL_BIT(number)) {
		own.pending &= ~SIGNAL_BIT(number);
		*info = (siginfo_t){
		    .si_signo = number, .si_code = SI_USER, .si_pid = getpid()};
	} else {
		pending &= ~SIGNAL_BIT(number);
		*info = infos[number];
	}
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
	if (number > 0)
		send_to_thread(thread, number);
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
