// SPDX-License-Identifier: BSD-3-Clause
// Earliest deadline first (Liu and Layland, 1973) among those with a share of
// time, before round-robin among the others. Who has used its budget up waits
// for its next period: a constant bandwidth server (Abeni and Buttazzo, 1998),
// in its hard form.
#include "share.h"

#include <uk/rrqueue.h>
#include <uk/timer.h>

/* Who has a budget left; and who has not, until the deadline. The earliest
 * deadline is first: those with a share are few. */
static struct uk_list ready_ones = UK_LIST_INIT(ready_ones);
static struct uk_list used_up = UK_LIST_INIT(used_up);

static struct uk_sched_entity *entity_of(struct uk_list *link)
{
	return UK_LIST_ENTRY(link, struct uk_sched_entity, link);
}

static struct uk_sched_entity *first(const struct uk_list *list)
{
	return uk_list_empty(list) ? NULL : entity_of(list->next);
}

static bool earlier(const struct uk_sched_entity *a,
		    const struct uk_sched_entity *b)
{
	return a->share.deadline_ns < b->share.deadline_ns;
}

static void insert(struct uk_list *list, struct uk_sched_entity *e)
{
	struct uk_list *at;

	uk_list_for_each (at, list)
		if (earlier(e, entity_of(at)))
			break;
	uk_list_add_tail(at, &e->link);
}

/* Who runs: of those with a share, or of the others. */
static struct uk_sched_entity *running, *other;

static void look_at_budgets(struct uk_timer *timer);
static struct uk_timer budget_end = {.fn = look_at_budgets};
static struct uk_timer next_period = {.fn = look_at_budgets};

static void watch_used_up(void)
{
	const struct uk_sched_entity *e = first(&used_up);

	uk_timer_set(&next_period, e ? e->share.deadline_ns : UK_PLAT_FOREVER);
}

static void charge(struct uk_sched_entity *e, uint64_t now)
{
	uint64_t used = now - e->share.started_ns;

	e->share.left_ns -= UK_MIN(used, e->share.left_ns);
	e->share.started_ns = now;
}

static void enqueue(struct uk_sched_entity *e)
{
	e->queued = true;
	if (e->share.left_ns == 0) {
		insert(&used_up, e);
		watch_used_up();
		return;
	}
	insert(&ready_ones, e);
	if (other || (running && earlier(e, running)))
		uk_sched_preempt();
}

static void dequeue(struct uk_sched_entity *e)
{
	e->queued = false;
	uk_list_remove(&e->link);
}

static void begin_periods(uint64_t now)
{
	struct uk_sched_entity *e;

	while ((e = first(&used_up)) && e->share.deadline_ns <= now) {
		dequeue(e);
		edf_share_renew(&e->share, now);
		enqueue(e);
	}
	watch_used_up();
}

static void look_at_budgets(struct uk_timer *timer)
{
	uint64_t now = uk_plat_time_ns();

	(void)timer;
	begin_periods(now);
	if (running &&
	    now - running->share.started_ns >= running->share.left_ns)
		uk_sched_preempt();
}

static void ready(struct uk_sched_entity *e)
{
	if (!e->share.period_ns) {
		uk_rrqueue_ready(e);
		return;
	}
	uint64_t now = uk_plat_time_ns();

	/* Who has used up its budget within its period waits for the next. */
	if (now >= e->share.deadline_ns ||
	    (e->share.left_ns && !edf_share_fits(&e->share, now)))
		edf_share_renew(&e->share, now);
	enqueue(e);
}

static void stop(struct uk_sched_entity *e, enum uk_sched_stop why)
{
	other = NULL;
	if (!e->share.period_ns) {
		uk_rrqueue_stop(e, why);
		return;
	}
	running = NULL;
	uk_timer_cancel(&budget_end);
	charge(e, uk_plat_time_ns());
	if (why != UK_SCHED_BLOCKS)
		enqueue(e);
}

/* It runs in its own time from now on, until its budget ends. */
static void run(struct uk_sched_entity *e, uint64_t now)
{
	running = e;
	e->share.started_ns = now;
	uk_timer_set(&budget_end, now + e->share.left_ns);
}

static struct uk_sched_entity *pick(void)
{
	struct uk_sched_entity *e = first(&ready_ones);

	if (!e)
		return other = uk_rrqueue_pick();
	dequeue(e);
	run(e, uk_plat_time_ns());
	return e;
}

/* Out of whatever queue it is in; true if it can run. */
static bool withdraw(struct uk_sched_entity *e, bool has_share)
{
	bool queued = e->queued;

	if (queued && has_share)
		dequeue(e);
	else if (queued)
		uk_rrqueue_remove(e);
	return queued;
}

/* Who changes its share goes on in the period that it is in, with no more than
 * it had left: or asking again would be a way to more. */
static void begin_share(struct uk_sched_entity *e, bool had_share, bool runs)
{
	uint64_t now = uk_plat_time_ns();

	if (had_share) {
		e->share.left_ns = UK_MIN(e->share.left_ns, e->share.budget_ns);
	} else {
		e->share.deadline_ns = 0;
		edf_share_renew(&e->share, now);
	}
	if (runs)
		run(e, now);
}

static int reserve(struct uk_sched_entity *e, uint64_t period_ns,
		   uint64_t budget_ns)
{
	bool had_share = e->share.period_ns > 0;
	bool runs = e == running || e == other;
	int error = edf_share_take(&e->share, period_ns, budget_ns);

	if (error)
		return error;
	bool queued = withdraw(e, had_share);

	if (e == other) {
		uk_rrqueue_stop(e, UK_SCHED_BLOCKS);
		other = NULL;
	}
	if (e == running)
		charge(e, uk_plat_time_ns());
	begin_share(e, had_share, runs);
	if (queued)
		ready(e);
	return 0;
}

static void release(struct uk_sched_entity *e)
{
	if (!e->share.period_ns)
		return;
	bool queued = withdraw(e, true);

	edf_share_give_back(&e->share);
	if (queued)
		ready(e);
	if (running != e)
		return;
	running = NULL;
	uk_timer_cancel(&budget_end);
	other = e;
	uk_rrqueue_adopt(e);
	if (first(&ready_ones))
		uk_sched_preempt();
}

/* Who has a share is in none of the queues by priority. */
static int set_priority(struct uk_sched_entity *e, unsigned priority)
{
	if (!e->share.period_ns)
		return uk_rrqueue_set_priority(e, priority);
	if (priority > UK_SCHED_PRIORITY_HIGHEST)
		return -EINVAL;
	e->priority = priority;
	return 0;
}

const struct uk_sched_ops uk_sched = {
    .name = "edf",
    .ready = ready,
    .stop = stop,
    .pick = pick,
    .set_priority = set_priority,
    .keep_turn = uk_rrqueue_keep_turn,
    .turn_ns = UK_RRQUEUE_TURN_NS,
    .reserve = reserve,
    .release = release,
};
