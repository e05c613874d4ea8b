// SPDX-License-Identifier: BSD-3-Clause
// A ring for each direction, and an event channel for both.
#include <uk/xencons.h>

#include <uk/errno.h>
#include <uk/machine.h>
#include <uk/plat.h>
#include <uk/xen_ring.h>

/* How long a reader that does not read is waited for. */
#define PATIENCE_NS 2000000000ULL

static struct uk_xen_ring out, in;
static evtchn_port_t console_port;
static enum { NO_RING, RING, STUCK, BROKEN } state;

static void wake(void *arg)
{
	(void)arg;
}

void uk_xencons_init(struct xencons_interface *ring, evtchn_port_t port)
{
	out = (struct uk_xen_ring){ring->out, sizeof(ring->out),
				   &ring->out_cons, &ring->out_prod};
	in = (struct uk_xen_ring){ring->in, sizeof(ring->in), &ring->in_cons,
				  &ring->in_prod};
	console_port = port;
	state = RING;
	if (uk_plat_irq_attach(port, wake, NULL))
		uk_xen_console_write("xencons: no event channel\n", 26);
}

void uk_xencons_init_dom0(void)
{
	int port = uk_evtchn_bind_virq(VIRQ_CONSOLE);

	if (port < 0 || uk_plat_irq_attach((unsigned)port, wake, NULL))
		uk_xen_console_write("xencons: no event channel\n", 26);
}

/* Says so where somebody may still see it. */
static int broken(void)
{
	static const char why[] =
	    "xencons: indices of the ring make no sense\n";

	state = BROKEN;
	uk_xen_console_write(why, sizeof(why) - 1);
	return -EPIPE;
}

/* Lets the other end run; false once it has had its time. */
static bool wait(uint64_t until)
{
	(void)uk_evtchn_send(console_port);
	(void)uk_xen_sched_op(SCHEDOP_yield, NULL);
	return uk_plat_time_ns() < until;
}

/* A reader that was waited for in vain gets what there is room for, until it
 * reads again. */
static void put(const char *buf, size_t len)
{
	uint64_t until = 0;

	while (len > 0 && (state == RING || state == STUCK)) {
		int n = uk_xen_ring_put(&out, buf, len);

		if (n < 0) {
			broken();
		} else if (n > 0) {
			state = RING;
			until = 0;
			buf += n;
			len -= (size_t)n;
		} else if (state == STUCK) {
			return;
		} else {
			until = until ? until : uk_plat_time_ns() + PATIENCE_NS;
			state = wait(until) ? RING : STUCK;
		}
	}
	if (len > 0)
		uk_xen_console_write(buf, len);
}

void uk_xencons_write(const char *buf, size_t len)
{
	while (len > 0) {
		size_t part = 0;

		while (part < len && buf[part] != '\n')
			part++;
		put(buf, part);
		if (part < len) {
			put("\r\n", 2);
			part++;
		}
		buf += part;
		len -= part;
	}
	if (state == RING)
		(void)uk_evtchn_send(console_port);
}

int uk_xencons_read(char *buf, size_t len)
{
	long n;

	if (state == BROKEN)
		return -EPIPE;
	if (state == NO_RING)
		n = uk_xen_hypercall(CONSOLEIO_read, len, (unsigned long)buf, 0,
				     0, __HYPERVISOR_console_io);
	else
		n = uk_xen_ring_take(&in, buf, len);
	if (n < 0)
		return state == NO_RING ? -EPIPE : broken();
	if (n > 0 && state != NO_RING)
		(void)uk_evtchn_send(console_port);
	for (long i = 0; i < n; i++)
		if (buf[i] == '\r')
			buf[i] = '\n';
	return (int)n;
}
