// SPDX-License-Identifier: BSD-3-Clause
// Signals that were sent and nobody has taken, in the order in which they came.
#include "internal.h"

#include <uk/list.h>

/* One place for each of the standard signals to the process. */
static struct entry {
	struct uk_list link; /* zeroed: it is free */
	struct uk_thread *to;
	siginfo_t info;
} entries[SIGRTMIN + SIGNAL_QUEUE_MAX];

static struct uk_list queue = UK_LIST_INIT(queue);
static sigset_t queued;

sigset_t signal_queued(void)
{
	return queued;
}

static sigset_t *set_of(struct uk_thread *to)
{
	return to ? &signal_own_of(to)->pending : &queued;
}

static struct entry *find_place(int number)
{
	if (number < SIGRTMIN)
		return entries[number].link.next ? NULL : &entries[number];
	for (int i = SIGRTMIN; i < SIGRTMIN + SIGNAL_QUEUE_MAX; i++)
		if (!entries[i].link.next)
			return &entries[i];
	return NULL;
}

bool signal_queue(const siginfo_t *info, struct uk_thread *to)
{
	const int number = info->si_signo;

	/* Of a thread's own a standard signal is no more than its bit. */
	if (!to || number >= SIGRTMIN) {
		struct entry *e = find_place(number);

		if (!e)
			return false;
		e->info = *info;
		e->to = to;
		uk_list_add_tail(&queue, &e->link);
	}
	*set_of(to) |= SIGNAL_BIT(number);
	return true;
}

/* The first from `at` on. */
static struct entry *find(struct uk_list *at, int number,
			  const struct uk_thread *to)
{
	for (; at != &queue; at = at->next) {
		struct entry *e = UK_LIST_ENTRY(at, struct entry, link);

		if (e->info.si_signo == number && e->to == to)
			return e;
	}
	return NULL;
}

void signal_dequeue(int number, struct uk_thread *to, siginfo_t *info)
{
	struct entry *e = find(queue.next, number, to);

	*info = e ? e->info
		  : (siginfo_t){.si_signo = number,
				.si_code = SI_USER,
				.si_pid = getpid()};
	if (!e || !find(e->link.next, number, to))
		*set_of(to) &= ~SIGNAL_BIT(number);
	if (e) {
		uk_list_remove(&e->link);
		e->link = (struct uk_list){NULL, NULL};
	}
}

/* What a thread was sent alone ends with it. */
static void forget_all(void)
{
	unsigned long flags = uk_waitq_enter();
	struct signal_own *own = signal_own();
	siginfo_t gone;

	while (own->pending)
		signal_dequeue(__builtin_ctzll(own->pending), uk_thread_self(),
			       &gone);
	uk_waitq_leave(flags);
}
UK_THREAD_END(9, forget_all);
