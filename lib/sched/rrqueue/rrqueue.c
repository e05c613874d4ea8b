// SPDX-License-Identifier: BSD-3-Clause
// Queues by priority, and turns.
#include <uk/rrqueue.h>

#include <uk/errno.h>
#include <uk/timer.h>

enum { LEVELS = UK_SCHED_PRIORITY_HIGHEST + 1 };

/* One for each priority. */
static struct level {
	struct uk_list queue; /* if zeroed it is empty, too: see `filled' */
	/* Whose turn it is: who runs, or was preempted and goes on first. A
	 * timer that finds the turn of a slice before ends it: so nobody reads
	 * a clock to begin one. */
	struct uk_sched_entity *turn_of;
	unsigned turns, seen;
} levels[LEVELS];

static uint32_t filled; /* bit n: levels[n].queue is not empty */

static struct uk_sched_entity *running; /* NULL: none of these */
static bool turn_is_over;

static void end_turns(struct uk_timer *timer);
static struct uk_timer slice = {.fn = end_turns};

static struct level *level_of(const struct uk_sched_entity *e)
{
	return &levels[e->priority];
}

/* -1: nobody waits for the CPU. */
static int highest(void)
{
	return filled ? 31 - __builtin_clz(filled) : -1;
}

static void put(struct uk_sched_entity *e, bool first)
{
	struct uk_list *queue = &level_of(e)->queue;

	if (!(filled & 1U << e->priority))
		uk_list_init(queue);
	filled |= 1U << e->priority;
	e->queued = true;
	if (first)
		uk_list_add(queue, &e->link);
	else
		uk_list_add_tail(queue, &e->link);
}

static void take(struct uk_sched_entity *e)
{
	uk_list_remove(&e->link);
	e->queued = false;
	if (uk_list_empty(&level_of(e)->queue))
		filled &= ~(1U << e->priority);
}

/* Does somebody else wait for a turn to end? */
static bool wanted(const struct level *l)
{
	const struct uk_sched_entity *e = l->turn_of;

	if (!e || e->keeps_turn)
		return false;
	return e->queued ? e->link.next != e->link.prev
			 : filled & 1U << (l - levels);
}

static void watch(const struct level *l)
{
	if (!slice.set && wanted(l))
		uk_timer_set(&slice, uk_plat_time_ns() + UK_RRQUEUE_TURN_NS);
}

static void end_turn(struct level *l)
{
	struct uk_sched_entity *e = l->turn_of;

	if (e == running) {
		turn_is_over = true;
		uk_sched_preempt();
		return;
	}
	take(e);
	put(e, false);
	l->turn_of = NULL;
}

static void end_turns(struct uk_timer *timer)
{
	(void)timer;
	for (struct level *l = levels; l < levels + LEVELS; l++) {
		if (wanted(l) && l->turns == l->seen)
			end_turn(l);
		l->seen = l->turns;
		watch(l);
	}
}

static void run(struct uk_sched_entity *e)
{
	struct level *l = level_of(e);

	running = e;
	l->turns += e != l->turn_of;
	l->turn_of = e;
	turn_is_over = false;
	watch(l);
}

/* Somebody may have become more urgent than the one that runs. */
static void compare(const struct level *changed)
{
	if (running && highest() > (int)running->priority)
		uk_sched_preempt();
	watch(changed);
}

void uk_rrqueue_ready(struct uk_sched_entity *e)
{
	put(e, false);
	compare(level_of(e));
}

void uk_rrqueue_stop(struct uk_sched_entity *e, enum uk_sched_stop why)
{
	bool goes_on = why == UK_SCHED_PREEMPTED && !turn_is_over;

	running = NULL;
	if (!goes_on)
		level_of(e)->turn_of = NULL;
	if (why != UK_SCHED_BLOCKS)
		put(e, goes_on);
}

struct uk_sched_entity *uk_rrqueue_pick(void)
{
	int priority = highest();
	struct uk_sched_entity *e;

	if (priority < 0)
		return NULL;
	e = UK_LIST_ENTRY(levels[priority].queue.next, struct uk_sched_entity,
			  link);
	take(e);
	run(e);
	return e;
}

void uk_rrqueue_remove(struct uk_sched_entity *e)
{
	if (level_of(e)->turn_of == e)
		level_of(e)->turn_of = NULL;
	take(e);
}

void uk_rrqueue_adopt(struct uk_sched_entity *e)
{
	run(e);
	compare(level_of(e));
}

int uk_rrqueue_set_priority(struct uk_sched_entity *e, unsigned priority)
{
	if (priority > UK_SCHED_PRIORITY_HIGHEST)
		return -EINVAL;
	/* Whoever is lent what it has already keeps its place. */
	if (priority == e->priority)
		return 0;
	bool queued = e->queued;

	if (queued)
		uk_rrqueue_remove(e);
	else if (level_of(e)->turn_of == e)
		level_of(e)->turn_of = NULL;
	e->priority = priority;
	if (queued)
		put(e, false);
	else if (e == running)
		run(e);
	compare(level_of(e));
	return 0;
}

void uk_rrqueue_keep_turn(struct uk_sched_entity *e, bool keeps)
{
	e->keeps_turn = keeps;
	watch(level_of(e));
}
