// SPDX-License-Identifier: BSD-3-Clause
// Connections whose handshake is not done: the old ones give way when a
// listener has no place left, so that a burst of those that never answer costs
// two seconds.
#include "lwip.h"

#include <lwip/priv/tcp_priv.h>

/* Ticks: who is there has answered by then, also if one frame was lost. */
#define OLD (2000 / TCP_SLOW_INTERVAL)

static void trim(const struct tcp_pcb_listen *listener)
{
	struct tcp_pcb *next;

	for (struct tcp_pcb *pcb = tcp_active_pcbs; pcb; pcb = next) {
		next = pcb->next;
		if (pcb->state == SYN_RCVD && pcb->listener == listener &&
		    tcp_ticks - pcb->tmr > OLD)
			tcp_abandon(pcb, 0);
	}
}

void lwip_trim_half_open(void)
{
	static u32_t looked;

	if (looked == tcp_ticks)
		return;
	looked = tcp_ticks;
	for (struct tcp_pcb_listen *l = tcp_listen_pcbs.listen_pcbs; l;
	     l = l->next)
		if (l->accepts_pending >= l->backlog)
			trim(l);
}
