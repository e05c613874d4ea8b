// SPDX-License-Identifier: BSD-3-Clause
// Waits that a signal ends: a list of those that are in one.
#include <uk/interrupt.h>

#include <uk/errno.h>

__attribute__((weak)) bool uk_interrupt_pending_hook(void)
{
	return false;
}

__attribute__((weak)) bool uk_interrupt_handle_hook(void)
{
	return false;
}

__attribute__((weak)) unsigned long long uk_interrupt_mask_hook(
    const unsigned long long *blocked)
{
	(void)blocked;
	return 0;
}

__attribute__((weak)) void uk_interrupt_inherit_hook(struct uk_thread *made)
{
	(void)made;
}

struct wait {
	struct uk_list link;
	struct uk_waitq *q;
	struct uk_thread *thread;
	bool interrupted;
};

static struct uk_list waits = UK_LIST_INIT(waits);

static int wait(struct uk_waitq *q, uint64_t deadline_ns,
		int (*wait_in)(struct uk_waitq *q, uint64_t deadline_ns))
{
	struct wait self = {.q = q, .thread = uk_waitq_self()};

	if (uk_interrupt_pending_hook())
		return -EINTR;
	uk_list_add(&waits, &self.link);
	int error = wait_in(q, deadline_ns);

	uk_list_remove(&self.link);
	return self.interrupted ? -EINTR : error;
}

int uk_interrupt_wait(struct uk_waitq *q, uint64_t deadline_ns)
{
	return wait(q, deadline_ns, uk_waitq_wait);
}

static int wait_any(struct uk_waitq *q, uint64_t deadline_ns)
{
	if (uk_plat_time_ns() >= deadline_ns)
		return -ETIMEDOUT;
	uk_waitq_wait_any(q, deadline_ns);
	return 0;
}

int uk_interrupt_wait_any(struct uk_waitq *q, uint64_t deadline_ns)
{
	return wait(q, deadline_ns, wait_any);
}

void uk_interrupt_end(bool (*wants)(struct uk_thread *thread,
				    unsigned long arg),
		      unsigned long arg)
{
	unsigned long flags = uk_waitq_enter();
	struct uk_list *at;

	uk_list_for_each (at, &waits) {
		struct wait *w = UK_LIST_ENTRY(at, struct wait, link);

		if (w->interrupted || !wants(w->thread, arg))
			continue;
		w->interrupted = true;
		uk_waitq_wake_one(w->q, w->thread);
		break;
	}
	uk_waitq_leave(flags);
}

bool uk_interrupt_handle(void)
{
	return uk_interrupt_handle_hook();
}

unsigned long long uk_interrupt_mask(const unsigned long long *blocked)
{
	return uk_interrupt_mask_hook(blocked);
}

void uk_interrupt_inherit(struct uk_thread *made)
{
	uk_interrupt_inherit_hook(made);
}
