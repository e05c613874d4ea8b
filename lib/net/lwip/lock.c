// SPDX-License-Identifier: BSD-3-Clause
// The one lock that all of lwIP is called under.
#include "lwip.h"

#include <lwip/netif.h>

static struct uk_mutex lock = UK_MUTEX_INIT(lock);
bool lwip_has_work;

void uk_lwip_lock(void)
{
	uk_mutex_lock(&lock);
}

bool lwip_lock_try(void)
{
	return uk_mutex_try(&lock) == 0;
}

/* What an interface sent to itself waits until somebody looks. */
static bool has_looped(void)
{
	const struct netif *netif;

	NETIF_FOREACH(netif)
	if (netif->loop_first)
		return true;
	return false;
}

void uk_lwip_unlock(void)
{
	bool wake = lwip_has_work || has_looped();

	lwip_has_work = false;
	uk_mutex_unlock(&lock);
	if (wake)
		lwip_wake();
}
