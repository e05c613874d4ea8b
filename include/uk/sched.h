// SPDX-License-Identifier: BSD-3-Clause
// The scheduler class: which of those that can run is next.
//
// A scheduler only orders entities. Who they are, what they wait for, and how
// the CPU goes from one to the other is lib/sched/thread's. Exactly one library
// that provides `sched' is in an image, and defines uk_sched. All calls come
// with interrupts masked.
#ifndef UK_SCHED_H
#define UK_SCHED_H

#include <uk/base.h>
#include <uk/list.h>

/* Most urgent is the highest. */
enum {
	UK_SCHED_PRIORITY_LOWEST = 0,
	UK_SCHED_PRIORITY_USUAL = 16,
	UK_SCHED_PRIORITY_HIGHEST = 31,
};

/* The longest period that time is reserved in. */
#define UK_SCHED_PERIOD_MOST 1000000000000ULL

/* Time that was reserved for an entity: budget_ns in each period_ns, in the
 * time of uk_plat_time_ns(). */
struct uk_sched_share {
	uint64_t period_ns, budget_ns; /* 0: none was */
	uint64_t left_ns;              /* of the budget, up to the deadline */
	uint64_t deadline_ns, started_ns;
};

/* What a thread embeds. All of it is the scheduler's, which uses what it needs.
 */
struct uk_sched_entity {
	struct uk_list link;
	unsigned priority;
	bool queued; /* waits for its turn */
	bool keeps_turn;
	struct uk_sched_share share;
};

#define UK_SCHED_ENTITY_INIT                        \
	{                                           \
		.priority = UK_SCHED_PRIORITY_USUAL \
	}

enum uk_sched_stop {
	UK_SCHED_BLOCKS,    /* ready() tells when it can run again */
	UK_SCHED_YIELDS,    /* gives its turn away */
	UK_SCHED_PREEMPTED, /* because of uk_sched_preempt() */
};

struct uk_sched_ops {
	const char *name;
	/* `e` can run from now on. */
	void (*ready)(struct uk_sched_entity *e);
	/* Who was picked runs no more; unless it blocks it still can. */
	void (*stop)(struct uk_sched_entity *e, enum uk_sched_stop why);
	/* Who runs next; NULL if nobody can. */
	struct uk_sched_entity *(*pick)(void);
	/* Changes the priority, 0 or -EINVAL. Optional. */
	int (*set_priority)(struct uk_sched_entity *e, unsigned priority);
	/* Whether the turn of `e` lasts until it waits, yields or ends, while
	 * nobody more urgent can run. Optional. */
	void (*keep_turn)(struct uk_sched_entity *e, bool keeps);
	/* How long a turn lasts at least; 0: none ends by itself. */
	uint64_t turn_ns;
	/* Reserves a share of time, in place of what `e` had: as
	 * uk_thread_reserve. Optional, with the next. */
	int (*reserve)(struct uk_sched_entity *e, uint64_t period_ns,
		       uint64_t budget_ns);
	/* Gives back what it reserved, if it did. */
	void (*release)(struct uk_sched_entity *e);
};

extern const struct uk_sched_ops uk_sched;

/* A scheduler asks for another pick as soon as interrupts are let in. Any
 * context. */
void uk_sched_preempt(void);

#endif
