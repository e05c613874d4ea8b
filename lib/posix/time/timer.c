// SPDX-License-Identifier: BSD-3-Clause
// Timers: made and deleted, and what happens when their time has come.
#include "internal.h"

#include <stdlib.h>

#define CLOSEST_NS 100000U

static struct uk_list all = UK_LIST_INIT(all);

struct time_timer *time_timer_of(timer_t id)
{
	struct uk_list *at;

	uk_list_for_each (at, &all) {
		struct time_timer *t =
		    UK_LIST_ENTRY(at, struct time_timer, link);

		if ((timer_t)t == id)
			return t;
	}
	return NULL;
}

/* False if the time before is not noticed yet, or nobody is told. */
static bool notify(struct time_timer *t)
{
	switch (t->event.sigev_notify) {
	case SIGEV_THREAD:
		return time_thread_notify(t);
	case SIGEV_SIGNAL:
		return time_signal_send(t);
	default:
		return false;
	}
}

/* Called in the timer's interrupt. Times that are past already are not made up
 * for: they are counted, and so are those that follow so close upon one another
 * that the program would not get on. */
void time_timer_expire(struct uk_timer *timer)
{
	struct time_timer *t = UK_CONTAINER_OF(timer, struct time_timer, timer);
	const uint64_t now = uk_plat_time_ns();
	uint64_t missed = 0;

	if (t->interval_ns) {
		missed = (now - t->next_ns) / t->interval_ns;
		t->next_ns += (missed + 1) * t->interval_ns;
		uk_timer_set(timer, UK_MAX(t->next_ns, now + CLOSEST_NS));
	}
	if (notify(t))
		t->overruns = (unsigned)missed;
	else
		t->overruns += (unsigned)missed + 1;
}

static int check(clockid_t clock, const struct sigevent *event)
{
	uint64_t ns;

	switch (event->sigev_notify) {
	case SIGEV_NONE:
	case SIGEV_THREAD:
		break;
	case SIGEV_SIGNAL:
		if (event->sigev_signo <= 0 || event->sigev_signo >= NSIG)
			return EINVAL;
		if (!time_has_signals)
			return ENOTSUP;
		break;
	default:
		return EINVAL;
	}
	return time_read(clock, &ns);
}

int timer_create(clockid_t clock, struct sigevent *restrict event,
		 timer_t *restrict id)
{
	const struct sigevent usual = {.sigev_notify = SIGEV_SIGNAL,
				       .sigev_signo = SIGALRM};
	int error = check(clock, event ? event : &usual);

	if (error)
		return time_fail(error);
	struct time_timer *t = calloc(1, sizeof(*t));

	if (!t)
		return time_fail(EAGAIN);
	t->clock = clock;
	t->event = event ? *event : usual;
	t->timer.fn = time_timer_expire;
	if (t->event.sigev_notify == SIGEV_THREAD && time_thread_start(t)) {
		free(t);
		return time_fail(EAGAIN);
	}
	unsigned long flags = uk_waitq_enter();

	uk_list_add(&all, &t->link);
	uk_waitq_leave(flags);
	*id = (timer_t)t;
	return 0;
}

int timer_delete(timer_t id)
{
	unsigned long flags = uk_waitq_enter();
	struct time_timer *t = time_timer_of(id);

	if (t) {
		uk_timer_cancel(&t->timer);
		uk_list_remove(&t->link);
	}
	uk_waitq_leave(flags);
	if (!t)
		return time_fail(EINVAL);
	if (t->thread)
		time_thread_stop(t);
	else
		free(t);
	return 0;
}
