// SPDX-License-Identifier: BSD-3-Clause
// Closed connections that are remembered: no more than are worth it.
#include "lwip.h"

#include <lwip/memp.h>
#include <lwip/priv/tcp_priv.h>

/* Looking for what is too much is left until so many connections were made. */
#define EVERY 8

void lwip_trim_time_wait(void)
{
	static unsigned looked;
	unsigned count = 0;
	struct tcp_pcb *next;

	if (lwip_pool_taken(MEMP_TCP_PCB) - looked < EVERY ||
	    lwip_pool_used(MEMP_TCP_PCB) <= CONFIG_LWIP_TIME_WAIT_MAX)
		return;
	looked = lwip_pool_taken(MEMP_TCP_PCB);
	/* The newest are the first. */
	for (struct tcp_pcb *pcb = tcp_tw_pcbs; pcb; pcb = next) {
		next = pcb->next;
		if (++count > CONFIG_LWIP_TIME_WAIT_MAX)
			tcp_abort(pcb);
	}
}
