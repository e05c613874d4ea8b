// SPDX-License-Identifier: BSD-3-Clause
// When there is something to receive: signals, as long as they are of use.
//
// The host sends one for each frame. While the stack is at work these are in
// vain, and after some of them there are none until it listens again.
#include "../linux.h"
#include "net.h"

#include <uk/plat.h>
#include <uk/print.h>

/* Turning signals off and on again costs about as much as so many. */
#define IN_VAIN 4

static long control(int fd, int command, long value)
{
	return linux_call3(SYS_FCNTL, fd, command, value);
}

static long set_async(int fd, bool on)
{
	long flags = control(fd, F_GETFL, 0);

	if (flags < 0)
		return flags;
	return control(fd, F_SETFL, on ? flags | O_ASYNC : flags & ~O_ASYNC);
}

bool linux_net_signal_by(int fd, int signo)
{
	return control(fd, F_SETSIG, signo) >= 0 &&
	       control(fd, F_SETOWN, linux_call3(SYS_GETPID, 0, 0, 0)) >= 0 &&
	       set_async(fd, true) >= 0;
}

void linux_net_signals(struct linux_net *net, bool on)
{
	long error = set_async(net->fd, on);

	net->is_quiet = !on;
	net->in_vain = 0;
	if (error < 0)
		linux_net_break(net, "the descriptor is gone", error);
}

void linux_net_wake(struct linux_net *net, bool anyway)
{
	bool call = net->is_open && (net->armed || anyway);

	if (call)
		net->armed = false;
	else
		net->came = true;
	if (call && net->dev.wake)
		net->dev.wake(&net->dev, 0);
}

static void on_frame(struct linux_net *net)
{
	net->dev.stats.interrupts++;
	if (net->armed)
		net->in_vain = 0;
	else if (++net->in_vain >= IN_VAIN && !net->is_quiet)
		linux_net_signals(net, false);
	linux_net_wake(net, false);
}

/* Signals of one number are not counted: whose it was is not said. */
static void on_signal(void *arg)
{
	(void)arg;
	for (unsigned i = 0; i < LINUX_NET_DEVICES; i++)
		if (linux_net[i].is_open && !linux_net[i].is_gone)
			on_frame(&linux_net[i]);
}

void linux_net_ready_init(struct linux_net *net)
{
	static bool attached;

	if ((!attached && uk_plat_irq_attach(SIGIO, on_signal, NULL)) ||
	    !linux_net_signal_by(net->fd, SIGIO))
		linux_net_refuse(net, "descriptor", "it sends no signals", 0);
	attached = true;
	linux_net_signals(net, false);
}

void linux_net_break(struct linux_net *net, const char *why, long error)
{
	if (net->is_gone)
		return;
	net->is_gone = true;
	net->dev.up = false;
	uk_print_error("net%u: %s (error %ld)", net->dev.number, why, -error);
	unsigned long flags = uk_plat_irq_save();

	linux_net_wake(net, true);
	uk_plat_irq_restore(flags);
}

/* Poll also has the host send a signal when there is room again. */
static bool is_ready(const struct linux_net *net)
{
	struct linux_pollfd poll = {.fd = net->fd, .events = POLLIN};
	const struct linux_timespec now = {0, 0};

	if (net->wants_room)
		poll.events |= POLLOUT;
	return linux_poll(&poll, 1, &now, NULL) > 0;
}

/* What comes after the last attempt to receive sends a signal, if these are
 * on; else, and for room, the host has to be asked once more. */
bool linux_net_listen(struct uk_netdev *dev, unsigned queue)
{
	struct linux_net *net = linux_net_of(dev);
	unsigned long flags = uk_plat_irq_save();
	bool ask = net->is_quiet || net->wants_room;

	(void)queue;
	if (net->is_quiet && !net->is_gone)
		linux_net_signals(net, true);
	if (!net->is_gone && ((ask && is_ready(net)) || net->came)) {
		net->wants_room = false;
		net->armed = false;
	} else {
		net->armed = true;
	}
	bool armed = net->armed;

	net->came = false;
	uk_plat_irq_restore(flags);
	return armed;
}
