// SPDX-License-Identifier: BSD-3-Clause
// The table of handlers.
#include <uk/irq.h>

#include <uk/errno.h>
#include <uk/lock.h>
#include <uk/plat.h>

static struct handler {
	unsigned irq;
	uk_plat_irq_fn *fn;
	void *arg;
} handlers[CONFIG_IRQ_HANDLERS];
static unsigned handler_count;

/* Controllers are written in several steps, and handlers write them too. */
static struct uk_lock lock;

static bool has_handler(unsigned irq)
{
	for (unsigned i = 0; i < handler_count; i++)
		if (handlers[i].irq == irq)
			return true;
	return false;
}

/* An interrupt that others use already stays as it is: one of them may have
 * masked it. */
static int attach(unsigned irq, uk_plat_irq_fn *fn, void *arg)
{
	bool first = !has_handler(irq);
	int error = first ? uk_irq_route(irq) : 0;

	if (error)
		return error;
	if (handler_count == CONFIG_IRQ_HANDLERS)
		return -ENOSPC;
	handlers[handler_count++] = (struct handler){irq, fn, arg};
	if (first)
		uk_irq_set_mask(irq, false);
	return 0;
}

int uk_plat_irq_attach(unsigned irq, uk_plat_irq_fn *fn, void *arg)
{
	unsigned long flags = uk_lock_acquire(&lock);
	int error = attach(irq, fn, arg);

	uk_lock_release(&lock, flags);
	return error;
}

static void set_mask(unsigned irq, bool mask)
{
	unsigned long flags = uk_lock_acquire(&lock);

	uk_irq_set_mask(irq, mask);
	uk_lock_release(&lock, flags);
}

void uk_plat_irq_mask(unsigned irq)
{
	set_mask(irq, true);
}

void uk_plat_irq_unmask(unsigned irq)
{
	set_mask(irq, false);
}

void uk_irq_run(unsigned irq)
{
	for (unsigned i = 0; i < handler_count; i++)
		if (handlers[i].irq == irq)
			handlers[i].fn(handlers[i].arg);
}

bool uk_irq_any(void)
{
	return handler_count > 0;
}
