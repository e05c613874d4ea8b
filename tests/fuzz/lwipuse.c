// SPDX-License-Identifier: BSD-3-Clause
// What lwIP and what stands between it and devices ask of the heap.
#include "heap.h"
#include "memory.h"

#include <lwip/memp.h>
#include <lwip/priv/tcp_priv.h>
#include <uk/alloc.h>
#include <uk/slab.h>

int uk_slab_init(struct uk_slab_cache *c, const char *name, size_t bytes,
		 size_t align, void (*construct)(void *object))
{
	HOLDS(align == 0 && !construct);
	*c = (struct uk_slab_cache){.name = name, .bytes = (uint32_t)bytes};
	return 0;
}

void *uk_slab_alloc(struct uk_slab_cache *c)
{
	return uk_alloc(uk_alloc_default(), c->bytes);
}

void uk_slab_free(struct uk_slab_cache *c, void *object)
{
	(void)c;
	uk_free(uk_alloc_default(), object);
}

void *memp_malloc(memp_t type)
{
	return type == MEMP_PBUF
		   ? uk_alloc(uk_alloc_default(), sizeof(struct pbuf))
		   : NULL;
}

void memp_free(memp_t type, void *p)
{
	HOLDS(type == MEMP_PBUF);
	uk_free(uk_alloc_default(), p);
}

/* There is no TCP that could give up some of what it keeps. */
struct tcp_pcb *tcp_active_pcbs;

void tcp_free_ooseq(struct tcp_pcb *pcb)
{
	(void)pcb;
	HOLDS(false);
}
