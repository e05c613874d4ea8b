// SPDX-License-Identifier: BSD-3-Clause
// What may be reserved.
#ifndef EDF_SHARE_H
#define EDF_SHARE_H

#include <uk/errno.h>
#include <uk/sched.h>

/* Reserves: 0; -EINVAL or -EBUSY as uk_thread_reserve has it. What was reserved
 * before is given back if the new share is granted. */
int edf_share_take(struct uk_sched_share *share, uint64_t period_ns,
		   uint64_t budget_ns) UK_MUST_CHECK;
void edf_share_give_back(struct uk_sched_share *share);

/* May what is left of the budget be used up to the deadline, without more than
 * the share? */
bool edf_share_fits(const struct uk_sched_share *share, uint64_t now_ns);

/* The period that `now_ns` is in begins, with a whole budget. */
void edf_share_renew(struct uk_sched_share *share, uint64_t now_ns);

#endif
