// SPDX-License-Identifier: BSD-3-Clause
// Round-robin with priorities: a queue for each, the highest one that is not
// empty runs, in turns of CONFIG_RRQUEUE_SLICE_MS.
//
// The functions are those of <uk/sched.h>, for schedulers that are made of it.
#ifndef UK_RRQUEUE_H
#define UK_RRQUEUE_H

#include <uk/sched.h>

void uk_rrqueue_ready(struct uk_sched_entity *e);
void uk_rrqueue_stop(struct uk_sched_entity *e, enum uk_sched_stop why);
struct uk_sched_entity *uk_rrqueue_pick(void);

/* It leaves its queue; it runs without having been picked. */
void uk_rrqueue_remove(struct uk_sched_entity *e);
void uk_rrqueue_adopt(struct uk_sched_entity *e);

int uk_rrqueue_set_priority(struct uk_sched_entity *e, unsigned priority);
void uk_rrqueue_keep_turn(struct uk_sched_entity *e, bool keeps);

#define UK_RRQUEUE_TURN_NS (CONFIG_RRQUEUE_SLICE_MS * 1000000ULL)

#endif
