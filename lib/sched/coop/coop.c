// SPDX-License-Identifier: BSD-3-Clause
// One queue: whoever becomes ready goes to its end.
#include <uk/sched.h>

static struct uk_list queue = UK_LIST_INIT(queue);

static void ready(struct uk_sched_entity *e)
{
	uk_list_add_tail(&queue, &e->link);
}

static void stop(struct uk_sched_entity *e, enum uk_sched_stop why)
{
	if (why != UK_SCHED_BLOCKS)
		ready(e);
}

static struct uk_sched_entity *pick(void)
{
	struct uk_list *first = queue.next;

	if (uk_list_empty(&queue))
		return NULL;
	uk_list_remove(first);
	return UK_LIST_ENTRY(first, struct uk_sched_entity, link);
}

const struct uk_sched_ops uk_sched = {
    .name = "coop",
    .ready = ready,
    .stop = stop,
    .pick = pick,
};
