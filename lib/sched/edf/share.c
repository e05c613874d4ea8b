// SPDX-License-Identifier: BSD-3-Clause
// Admission: all shares together are less than the CPU has.
#include "share.h"

/* Shares are counted in parts of this: an overload that they hide, in a period
 * of a second, is of nanoseconds. */
#define WHOLE (1ULL << 24)
#define MOST  (WHOLE * CONFIG_EDF_SHARE_PERCENT / 100)

static uint64_t reserved;

/* UK_SCHED_PERIOD_MOST keeps the product within 64 bits. */
static uint64_t parts(uint64_t period_ns, uint64_t budget_ns)
{
	return period_ns ? budget_ns * WHOLE / period_ns : 0;
}

int edf_share_take(struct uk_sched_share *share, uint64_t period_ns,
		   uint64_t budget_ns)
{
	if (budget_ns == 0 || budget_ns > period_ns ||
	    period_ns > UK_SCHED_PERIOD_MOST)
		return -EINVAL;
	uint64_t others = reserved - parts(share->period_ns, share->budget_ns);
	uint64_t wanted = parts(period_ns, budget_ns);

	if (others + wanted > MOST)
		return -EBUSY;
	reserved = others + wanted;
	share->period_ns = period_ns;
	share->budget_ns = budget_ns;
	return 0;
}

void edf_share_give_back(struct uk_sched_share *share)
{
	reserved -= parts(share->period_ns, share->budget_ns);
	share->period_ns = 0;
	share->budget_ns = 0;
}

bool edf_share_fits(const struct uk_sched_share *share, uint64_t now_ns)
{
	uint64_t rest;

	if (now_ns >= share->deadline_ns)
		return false;
	rest = share->deadline_ns - now_ns;
	return parts(rest, share->left_ns) <=
	       parts(share->period_ns, share->budget_ns);
}

/* Who is late by less than a period goes on in the rhythm that it has. */
void edf_share_renew(struct uk_sched_share *share, uint64_t now_ns)
{
	uint64_t next = share->deadline_ns + share->period_ns;

	share->deadline_ns = next > now_ns && share->deadline_ns
				 ? next
				 : now_ns + share->period_ns;
	share->left_ns = share->budget_ns;
}
