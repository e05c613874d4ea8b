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

/* What a thread embeds. All of it is the scheduler's. */
struct uk_sched_entity {
	struct uk_list link;
};

struct uk_sched_ops {
	const char *name;
	/* `e` can run from now on, or gives its turn away. */
	void (*ready)(struct uk_sched_entity *e);
	/* Takes out who runs next; NULL if nobody can. */
	struct uk_sched_entity *(*pick)(void);
};

extern const struct uk_sched_ops uk_sched;

#endif
