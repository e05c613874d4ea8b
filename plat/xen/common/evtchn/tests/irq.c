// SPDX-License-Identifier: BSD-3-Clause
// Tests: events interrupt code that does not wait for them.
#include <uk/evtchn.h>

#include <uk/plat.h>
#include <uk/test.h>

static volatile unsigned fired, later_ran;
static bool masked_in_handler, masked_later;

static void run_later(void)
{
	unsigned long flags = uk_plat_irq_save();

	masked_later = flags == 0;
	uk_plat_irq_restore(flags);
	later_ran++;
}

static void handler(void *arg)
{
	static struct uk_evtchn_later later = {.fn = run_later};
	unsigned long flags = uk_plat_irq_save();

	(void)arg;
	masked_in_handler = flags == 0;
	uk_plat_irq_restore(flags);
	fired++;
	uk_evtchn_later(&later);
}

/* An event of our own, to ourselves: the port, or -errno. */
static int loop_port(void)
{
	static int port;

	if (port)
		return port;
	int listens = uk_evtchn_alloc(DOMID_SELF);

	if (listens < 0)
		return listens;
	port = uk_evtchn_connect(DOMID_SELF, (evtchn_port_t)listens);
	if (port > 0 && uk_plat_irq_attach((unsigned)listens, handler, NULL))
		port = -1;
	return port;
}

UK_TEST(event_calls_its_handler_and_what_is_left_for_later)
{
	int port = loop_port();
	unsigned before = fired, later_before = later_ran;

	UK_EXPECT(port > 0);
	UK_EXPECT_INT(uk_evtchn_send((evtchn_port_t)port), ==, 0);
	UK_EXPECT_INT(fired, ==, before + 1);
	UK_EXPECT_INT(later_ran, ==, later_before + 1);
	UK_EXPECT(masked_in_handler);
	UK_EXPECT(!masked_later);
}

UK_TEST(event_waits_while_interrupts_are_masked)
{
	int port = loop_port();
	unsigned before = fired;
	unsigned long flags = uk_plat_irq_save();

	(void)uk_evtchn_send((evtchn_port_t)port);
	unsigned during = fired;

	uk_plat_irq_restore(flags);
	UK_EXPECT(port > 0);
	UK_EXPECT_INT(during, ==, before);
	UK_EXPECT_INT(fired, ==, before + 1);
}
