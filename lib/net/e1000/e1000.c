// SPDX-License-Identifier: BSD-3-Clause
// The device as such: its start and end, and when it calls.
#include "e1000.h"

#include <uk/arch.h>
#include <uk/plat.h>
#include <uk/print.h>

/* Interrupts at least 25 us apart, in units of 256 ns (13.4.18). */
#define ITR_INTERVAL 98U

static void read_link(struct e1000 *e)
{
	e->net.up = !e->is_broken && (e1000_read(e, STATUS) & STATUS_LINK_UP);
}

static void wake(struct e1000 *e)
{
	e->listens = false;
	e->net.wake(&e->net, 0);
}

void e1000_break(struct e1000 *e)
{
	if (e->is_broken)
		return;
	e->is_broken = true;
	e->net.up = false;
	e->net.stats.bad++;
	uk_print_error("net%u does not answer any more", e->net.number);
	if (e->is_open)
		wake(e);
}

/* Others may have raised it. Reading why is what quiets the controller. */
static void on_interrupt(void *arg)
{
	struct e1000 *e = arg;
	uint32_t why;

	if (!e->is_open || e->is_broken)
		return;
	why = e1000_read(e, ICR);
	if (why == 0)
		return;
	if (why == UINT32_MAX) {
		e1000_break(e);
		return;
	}
	e->net.stats.interrupts++;
	if (why & (IRQ_RECEIVING | IRQ_SENT))
		e1000_write(e, IMC, IRQ_RECEIVING | IRQ_SENT);
	if (why & IRQ_LINK)
		read_link(e);
	if (e->listens || (why & IRQ_LINK))
		wake(e);
}

static void on_buffer(struct uk_netdev_pool *pool)
{
	struct e1000 *e = UK_CONTAINER_OF(pool, struct e1000, in.pool);

	if (e->is_open && e->listens)
		wake(e);
}

static void stop(struct e1000 *e)
{
	e->is_open = e->listens = false;
	if (e1000_reset(e))
		uk_pci_quiet(&e->function);
	e1000_in_stop(e);
	e1000_out_stop(e);
}

static int start(struct e1000 *e)
{
	int error;

	if (!e->has_irq) {
		error = uk_pci_irq_attach(&e->function, on_interrupt, e);
		if (error)
			return error;
	}
	e->has_irq = true;
	error = e1000_reset(e);
	if (!error)
		error = e1000_out_start(e);
	return error ? error : e1000_in_start(e);
}

static int e1000_open(struct uk_netdev *net, unsigned queues, unsigned wanted)
{
	struct e1000 *e = e1000_of(net);

	(void)wanted;
	if (e->is_open || queues != 1)
		return -EINVAL;
	if (e->is_broken)
		return -EIO;
	e->in.pool.most = CONFIG_E1000_BUFFERS;
	e->in.pool.again = on_buffer;
	uk_pci_enable(&e->function);
	int error = start(e);

	if (error) {
		stop(e);
		return error == -ENOMEM ? error : -EIO;
	}
	read_link(e);
	e->is_open = true;
	e1000_write(e, ITR, ITR_INTERVAL);
	e1000_write(e, IMS, IRQ_LINK);
	return 0;
}

static void e1000_close(struct uk_netdev *net)
{
	struct e1000 *e = e1000_of(net);

	if (e->is_open)
		stop(e);
}

/* What came before the interrupt was let in is seen, what comes after it
 * interrupts. */
static bool is_ready(struct e1000 *e)
{
	struct e1000_out *out = &e->out;
	uint32_t causes = IRQ_RECEIVING | (out->full ? IRQ_SENT : 0);

	e1000_in_fill(e);
	e1000_out_reclaim(e);
	e1000_write(e, ICR, causes);
	e1000_write(e, IMS, causes);
	if (!e1000_in_ready(e) &&
	    !(out->full && (out->freed || e1000_out_ready(e))))
		return false;
	e1000_write(e, IMC, IRQ_RECEIVING | IRQ_SENT);
	out->full = false;
	return true;
}

static bool e1000_listen(struct uk_netdev *net, unsigned queue)
{
	struct e1000 *e = e1000_of(net);
	unsigned long flags = uk_plat_irq_save();

	(void)queue;
	e->listens = !(e->is_open && !e->is_broken && is_ready(e));
	bool listens = e->listens;

	uk_plat_irq_restore(flags);
	return listens;
}

const struct uk_netdev_ops e1000_ops = {
    .open = e1000_open,
    .close = e1000_close,
    .send = e1000_send,
    .push = e1000_push,
    .receive = e1000_receive,
    .listen = e1000_listen,
};
