// SPDX-License-Identifier: BSD-3-Clause
// Clocks of the host, its timer, and sleeping until a deadline.
#include "linux.h"
#include "sys.h"

#include <uk/alarm.h>
#include <uk/assert.h>
#include <uk/errno.h>
#include <uk/irq.h>
#include <uk/plat.h>

#define NS_PER_SEC 1000000000

static uint64_t clock_ns(int clock)
{
	struct linux_timespec t;

	linux_call3(SYS_CLOCK_GETTIME, clock, (long)&t, 0);
	return (uint64_t)t.sec * NS_PER_SEC + (uint64_t)t.nsec;
}

uint64_t uk_plat_ticks(void)
{
	return clock_ns(CLOCK_MONOTONIC);
}

uint64_t uk_plat_ticks_hz(void)
{
	return NS_PER_SEC;
}

uint64_t uk_plat_time_ns(void)
{
	return clock_ns(CLOCK_MONOTONIC);
}

uint64_t uk_plat_wall_ns(void)
{
	return clock_ns(CLOCK_REALTIME);
}

static void on_timer(void *arg)
{
	(void)arg;
	uk_alarm_came();
}

/* A timer sends SIGALRM unless told otherwise. */
static int make_timer(void)
{
	int timer;

	if (linux_call3(SYS_TIMER_CREATE, CLOCK_MONOTONIC, 0, (long)&timer) <
		0 ||
	    uk_plat_irq_attach(SIGALRM, on_timer, NULL))
		uk_panic("linux: no timer");
	return timer;
}

/* 0 would switch the timer off. */
void uk_alarm_start(uint64_t deadline_ns)
{
	static int timer;
	static bool made;
	const struct linux_itimerspec at = {
	    .value = {.sec = (int64_t)(deadline_ns / NS_PER_SEC),
		      .nsec = (int64_t)UK_MAX(deadline_ns % NS_PER_SEC, 1)},
	};

	if (!made)
		timer = make_timer();
	made = true;
	if (linux_call6(SYS_TIMER_SETTIME, timer, TIMER_ABSTIME, (long)&at, 0,
			0, 0) < 0)
		uk_panic("linux: the timer cannot be set");
}

/* Blocks all signals or none; without handlers there is nothing to miss. */
static void block_signals(bool block)
{
	uint64_t mask = block ? UINT64_MAX : 0;

	if (uk_irq_any())
		linux_call6(SYS_RT_SIGPROCMASK, 2 /* SIG_SETMASK */,
			    (long)&mask, 0, sizeof(mask), 0, 0);
}

void uk_plat_idle(uint64_t deadline_ns)
{
	struct linux_pollfd input = {.fd = 0, .events = POLLIN};
	struct linux_timespec timeout;
	const uint64_t none_blocked = 0;
	uint64_t now = deadline_ns == UK_PLAT_FOREVER ? 0 : uk_plat_time_ns();
	uint64_t wait = deadline_ns > now ? deadline_ns - now : 0;

	timeout.sec = (int64_t)(wait / NS_PER_SEC);
	timeout.nsec = (int64_t)(wait % NS_PER_SEC);
	block_signals(true);
	if (!linux_irq_pending() &&
	    linux_poll(&input, linux_console_wanted() ? 1 : 0,
		       deadline_ns == UK_PLAT_FOREVER ? NULL : &timeout,
		       &none_blocked) > 0)
		linux_console_found();
	block_signals(false);
	linux_irq_deliver();
}

int uk_plat_entropy(void *buf, size_t bytes)
{
	char *p = buf;

	while (bytes > 0) {
		long n = linux_call3(SYS_GETRANDOM, (long)p, (long)bytes, 0);

		if (n == -LINUX_EINTR)
			continue;
		if (n <= 0)
			return -ENOTSUP;
		p += n;
		bytes -= (size_t)n;
	}
	return 0;
}
