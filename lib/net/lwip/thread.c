// SPDX-License-Identifier: BSD-3-Clause
// The thread that lwIP's timers and all packets run in.
#include "interface.h"
#include "patience.h"

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

/* True: something came. */
static bool receive_all(void)
{
	bool some = false;

	for (unsigned n = 0; n < lwip_interface_count; n++) {
		struct interface *i = &lwip_interfaces[n];

		if (i->dev->up != netif_is_link_up(&i->netif))
			(i->dev->up ? netif_set_link_up
				    : netif_set_link_down)(&i->netif);
		some |= lwip_frame_in(i);
	}
	return some;
}

static void send_all(void)
{
	for (unsigned n = 0; n < lwip_interface_count; n++)
		lwip_frame_flush(&lwip_interfaces[n]);
	lwip_do_room();
}

/* True: something came meanwhile. */
static bool listen_all(void)
{
	bool more = false;

	for (unsigned n = 0; n < lwip_interface_count; n++) {
		struct interface *i = &lwip_interfaces[n];

		for (unsigned q = 0; q < lwip_interface_queues(i); q++)
			more |= !uk_netdev_listen(i->dev, q);
	}
	return more;
}

/* How long to look for more at most, instead of having interrupts tell, after
 * something came: answers come soon, and an interrupt costs more than many
 * looks. */
#define POLL_NS (CONFIG_LWIP_POLL_US * 1000ULL)

/* Does what there is to do. True: something came, or there is more already;
 * else until when nothing will be to do, as devices tell if it is not to be
 * looked at again. */
static bool work(bool polls, uint64_t *deadline_ns)
{
	uk_lwip_lock();
	bool busy = receive_all();

	lwip_do_later();
	netif_poll_all();
	sys_check_timeouts();
	netif_poll_all();
	lwip_trim_time_wait();
	lwip_trim_half_open();
	send_all();
	if (!polls && !(busy && POLL_NS))
		busy = listen_all();
	uint32_t sleep_ms = sys_timeouts_sleeptime();

	lwip_has_work = false;
	uk_lwip_unlock();
	*deadline_ns = sleep_ms == SYS_TIMEOUTS_SLEEPTIME_INFINITE
			   ? UK_PLAT_FOREVER
			   : uk_plat_time_ns() + sleep_ms * 1000000ULL;
	return busy;
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
	struct patience patience = {.most_ns = POLL_NS};
	uint64_t polls_until_ns = 0;

	for (;;) {
		uint64_t deadline_ns, now_ns = uk_plat_time_ns();
		bool polls = now_ns < polls_until_ns;
		bool busy = work(polls, &deadline_ns);

		if (busy)
			polls_until_ns = lwip_patience_came(&patience, now_ns);
		if (busy || polls)
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
