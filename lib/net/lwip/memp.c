// SPDX-License-Identifier: BSD-3-Clause
// lwIP's pools: a slab and a limit each, in place of its own memp.c.
//
// A pool takes the pages that it needs; the limit is what makes lwIP forget
// closed connections and drop what it is flooded with.
#include "lwip.h"

#include <lwip/opt.h>

#include <lwip/dns.h>
#include <lwip/etharp.h>
#include <lwip/igmp.h>
#include <lwip/ip4_frag.h>
#include <lwip/ip6_frag.h>
#include <lwip/memp.h>
#include <lwip/mld6.h>
#include <lwip/pbuf.h>
#include <lwip/priv/nd6_priv.h>
#include <lwip/priv/tcp_priv.h>
#include <lwip/raw.h>
#include <lwip/timeouts.h>
#include <lwip/udp.h>
#include <uk/print.h>
#include <uk/slab.h>

static const struct {
	const char *name;
	unsigned bytes, most;
} kinds[] = {
#define LWIP_MEMPOOL(name, most, bytes, text) {text, bytes, most},
#include <lwip/priv/memp_std.h>
};

static struct pool {
	struct uk_slab_cache cache;
	unsigned used, peak, taken, refused;
} pools[MEMP_MAX];

void memp_init(void)
{
	for (unsigned i = 0; i < MEMP_MAX; i++)
		if (uk_slab_init(&pools[i].cache, kinds[i].name, kinds[i].bytes,
				 0, NULL))
			uk_panic("lwip: no pool for %s", kinds[i].name);
}

void *memp_malloc(memp_t type)
{
	struct pool *pool = &pools[type];
	void *p = NULL;

	if (pool->used < kinds[type].most)
		p = uk_slab_alloc(&pool->cache);
	if (!p) {
		pool->refused++;
		return NULL;
	}
	pool->used++;
	pool->taken++;
	pool->peak = UK_MAX(pool->peak, pool->used);
	/* It may be due before what the thread sleeps for. */
	if (type == MEMP_SYS_TIMEOUT)
		lwip_has_work = true;
	return p;
}

void memp_free(memp_t type, void *p)
{
	if (!p)
		return;
	pools[type].used--;
	uk_slab_free(&pools[type].cache, p);
}

unsigned lwip_pool_used(unsigned type)
{
	return pools[type].used;
}

unsigned lwip_pool_taken(unsigned type)
{
	return pools[type].taken;
}

void uk_lwip_print(void)
{
	uk_lwip_lock();
	lwip_memory_print();
	for (unsigned i = 0; i < MEMP_MAX; i++)
		if (pools[i].taken || pools[i].refused)
			uk_printf("lwip: %s: %u of %u, at most %u, refused "
				  "%u\n",
				  kinds[i].name, pools[i].used, kinds[i].most,
				  pools[i].peak, pools[i].refused);
	uk_lwip_unlock();
}
