// SPDX-License-Identifier: BSD-3-Clause
// The image's end: what programs have sent is to arrive before.
#include "interface.h"

#include <lwip/priv/tcp_priv.h>
#include <uk/plat.h>
#include <uk/thread.h>

#define NS_PER_MS 1000000ULL

/* Whether the other end has still to say that it got all. One in this image may
 * never do so any more. */
static bool is_sending(void)
{
	for (const struct tcp_pcb *pcb = tcp_active_pcbs; pcb; pcb = pcb->next)
		if (pcb->state >= ESTABLISHED &&
		    (pcb->unsent || pcb->unacked) &&
		    !ip_addr_isloopback(&pcb->remote_ip))
			return true;
	return false;
}

/* What programs had put together, and did not finish, too. */
static void flush_all(void)
{
	for (struct tcp_pcb *pcb = tcp_active_pcbs; pcb; pcb = pcb->next)
		if (pcb->unsent)
			tcp_output(pcb);
	for (unsigned n = 0; n < lwip_interface_count; n++)
		lwip_frame_flush(&lwip_interfaces[n]);
}

/* After the program's own destructors, which may still send. */
__attribute__((destructor(101))) static void linger(void)
{
	const uint64_t end_ns =
	    uk_plat_time_ns() + CONFIG_LWIP_LINGER_MS * NS_PER_MS;

	/* Who ends the image in a callback of lwIP has the lock. */
	while (uk_plat_time_ns() < end_ns) {
		if (lwip_lock_try()) {
			flush_all();
			bool sending = is_sending();

			uk_lwip_unlock();
			if (!sending)
				return;
		}
		uk_thread_sleep(uk_plat_time_ns() + NS_PER_MS);
	}
}
