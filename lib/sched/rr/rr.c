// SPDX-License-Identifier: BSD-3-Clause
// Round-robin with priorities as the image's scheduler.
#include <uk/rrqueue.h>

const struct uk_sched_ops uk_sched = {
    .name = "rr",
    .ready = uk_rrqueue_ready,
    .stop = uk_rrqueue_stop,
    .pick = uk_rrqueue_pick,
    .set_priority = uk_rrqueue_set_priority,
    .keep_turn = uk_rrqueue_keep_turn,
    .turn_ns = UK_RRQUEUE_TURN_NS,
};
