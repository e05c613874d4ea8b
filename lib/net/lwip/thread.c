// SPDX-License-Identifier: BSD-3-Clause
// The thread that lwIP's timers and all packets run in.
#include "interface.h"

#include <lwip/netif.h>
#include <lwip/timeouts.h>
#include <uk/plat.h>
#include <uk/thread.h>
#include <uk/waitq.h>

static struct uk_waitq queue = UK_WAITQ_INIT(queue, "packets");
static bool woken;

uint32_t uk_lwip_now(void)
{
	return (uint32_t)(uk_plat_time_ns() / 1000000);
}

void lwip_wake(void)
{
	unsigned long flags = uk_waitq_enter();

	if (!woken) {
		woken = true;
		uk_waitq_wake(&queue, 1);
	}
	uk_waitq_leave(flags);
}

static bool receive_all(void)
{
	bool more = false;

	for (unsigned n = 0; n < lwip_interface_count; n++) {
		struct interface *i = &lwip_interfaces[n];

		if (i->dev->up != netif_is_link_up(&i->netif))
			(i->dev->up ? netif_set_link_up
				    : netif_set_link_down)(&i->netif);
		more |= lwip_frame_in(i);
	}
	return more;
}

static void send_all(void)
{
	for (unsigned n = 0; n < lwip_interface_count; n++)
		lwip_frame_flush(&lwip_interfaces[n]);
}

/* True: something came meanwhile. */
static bool listen_all(void)
{
	bool more = false;

	for (unsigned n = 0; n < lwip_interface_count; n++)
		more |= !uk_netdev_listen(lwip_interfaces[n].dev, 0);
	return more;
}

/* Does what there is to do. True: there is more already; else until when there
 * will be no more. */
static bool work(uint64_t *deadline_ns)
{
	uk_lwip_lock();
	bool more = receive_all();

	lwip_do_later();
	netif_poll_all();
	sys_check_timeouts();
	netif_poll_all();
	lwip_trim_time_wait();
	send_all();
	more = more || listen_all();
	uint32_t sleep_ms = sys_timeouts_sleeptime();

	lwip_has_work = false;
	uk_lwip_unlock();
	*deadline_ns = sleep_ms == SYS_TIMEOUTS_SLEEPTIME_INFINITE
			   ? UK_PLAT_FOREVER
			   : uk_plat_time_ns() + sleep_ms * 1000000ULL;
	return more;
}

static void wait(uint64_t deadline_ns)
{
	unsigned long flags = uk_waitq_enter();
	int error = 0;

	while (!woken && !error)
		error = uk_waitq_wait(&queue, deadline_ns);
	woken = false;
	uk_waitq_leave(flags);
}

/* Programs get their turn between two rounds, too. */
static void *run(void *arg)
{
	for (;;) {
		uint64_t deadline_ns;

		if (work(&deadline_ns))
			uk_thread_yield();
		else
			wait(deadline_ns);
	}
	return arg;
}

int lwip_thread_start(void)
{
	static const struct uk_thread_attr attr = {.name = "net"};
	struct uk_thread *thread;
	int error;

	/* Interrupts of devices wake it. */
	queue.external = true;
	error = uk_thread_create(&thread, &attr, run, NULL);
	if (!error)
		uk_thread_detach(thread);
	return error;
}
