// SPDX-License-Identifier: BSD-3-Clause
// Tests: the console's ring, with another end that reads, does not, or lies.
#include <uk/xencons.h>

#include <uk/errno.h>
#include <uk/machine.h>
#include <uk/memory.h>
#include <uk/plat.h>
#include <uk/test.h>

static struct xencons_interface page;
static char read_back[8192];
static size_t read_bytes;
static unsigned sent;
static char emergency[8192];
static size_t emergency_bytes;
static bool reads, has_console;
static uint64_t now;

static struct shared_info shared;
struct shared_info *uk_xen_shared = &shared;

/* The other end reads when it is told, if it does. */
static void notified(void)
{
	sent++;
	while (reads && page.out_cons != page.out_prod)
		read_back[read_bytes++] =
		    page.out[MASK_XENCONS_IDX(page.out_cons++, page.out)];
}

long uk_xen_hypercall(unsigned long a, unsigned long b, unsigned long c,
		      unsigned long d, unsigned long e, unsigned op)
{
	(void)c;
	(void)d;
	(void)e;
	if (op == __HYPERVISOR_event_channel_op && a == EVTCHNOP_send)
		notified();
	if (op == __HYPERVISOR_event_channel_op && a == EVTCHNOP_status)
		((struct evtchn_status *)b)->status = EVTCHNSTAT_interdomain;
	if (op == __HYPERVISOR_event_channel_op && a == EVTCHNOP_bind_virq) {
		struct evtchn_bind_virq *arg = (struct evtchn_bind_virq *)b;

		arg->port = 2;
		return has_console && arg->virq == VIRQ_CONSOLE ? 0 : -22;
	}
	return 0;
}

void uk_xen_console_write(const char *buf, size_t len)
{
	memcpy(emergency + emergency_bytes, buf, len);
	emergency_bytes += len;
}

uint64_t uk_plat_time_ns(void)
{
	return now += 100000000;
}

static void begin(void)
{
	page = (struct xencons_interface){.out_cons = UINT32_MAX - 5,
					  .out_prod = UINT32_MAX - 5};
	read_bytes = emergency_bytes = sent = 0;
	reads = true;
	uk_xencons_init(&page, 1);
}

static bool read_is(const char *text)
{
	size_t n = 0;

	while (text[n])
		n++;
	return read_bytes == n && memcmp(read_back, text, n) == 0;
}

UK_TEST(console_writes_lines_as_terminals_want_them)
{
	begin();
	uk_xencons_write("one\ntwo", 7);
	uk_xencons_write("\n", 1);
	uk_xencons_write("", 0);
	UK_EXPECT(read_is("one\r\ntwo\r\n"));
	UK_EXPECT(sent > 0);
}

UK_TEST(console_writes_more_than_the_ring_holds)
{
	static char much[6000];

	begin();
	memset(much, 'x', sizeof(much));
	uk_xencons_write(much, sizeof(much));
	UK_EXPECT_INT(read_bytes, ==, sizeof(much));
	UK_EXPECT_INT(memcmp(read_back, much, sizeof(much)), ==, 0);
}

/* It waits once, not for every line. */
UK_TEST(console_that_nobody_reads_does_not_hang)
{
	static char much[6000];

	begin();
	memset(much, 'x', sizeof(much));
	reads = false;
	uint64_t before = now;

	uk_xencons_write(much, sizeof(much));
	uint64_t waited = now - before;

	before = now;
	for (int i = 0; i < 100; i++)
		uk_xencons_write("line\n", 5);
	UK_EXPECT(waited < 5000000000);
	UK_EXPECT_INT(now, ==, before);
	reads = true;
	notified();
	read_bytes = 0;
	uk_xencons_write("again\n", 6);
	UK_EXPECT(read_is("again\r\n"));
}

UK_TEST(console_reads_what_was_typed)
{
	char buf[16];

	begin();
	UK_EXPECT_INT(uk_xencons_read(buf, sizeof(buf)), ==, 0);
	memcpy(page.in, "go\r", 3);
	page.in_prod = 3;
	UK_EXPECT_INT(uk_xencons_read(buf, 0), ==, 0);
	UK_EXPECT_INT(sent, ==, 0);
	UK_EXPECT_INT(uk_xencons_read(buf, sizeof(buf)), ==, 3);
	UK_EXPECT_INT(memcmp(buf, "go\n", 3), ==, 0);
	/* There is room again, which the other end may wait for. */
	UK_EXPECT_INT(sent, ==, 1);
	UK_EXPECT_INT(uk_xencons_read(buf, sizeof(buf)), ==, 0);
	UK_EXPECT_INT(sent, ==, 1);
}

UK_TEST(console_with_impossible_indices_is_named_and_given_up)
{
	char buf[16];

	begin();
	page.out_cons = page.out_prod + 1;
	uk_xencons_write("lost", 4);
	static const char why[] = "xencons: indices of the ring make no sense\n"
				  "lost";

	UK_EXPECT_INT(emergency_bytes, ==, sizeof(why) - 1);
	UK_EXPECT_INT(memcmp(emergency, why, sizeof(why) - 1), ==, 0);
	UK_EXPECT_INT(uk_xencons_read(buf, sizeof(buf)), ==, -EPIPE);
	begin();
	page.in_prod = 1025;
	UK_EXPECT_INT(uk_xencons_read(buf, sizeof(buf)), ==, -EPIPE);
	UK_EXPECT_INT(uk_xencons_read(buf, sizeof(buf)), ==, -EPIPE);
}

UK_TEST(console_of_dom0_says_if_input_has_no_event)
{
	emergency_bytes = 0;
	has_console = true;
	uk_xencons_init_dom0();
	UK_EXPECT_INT(emergency_bytes, ==, 0);
	has_console = false;
	uk_xencons_init_dom0();
	UK_EXPECT_INT(emergency_bytes, ==,
		      sizeof("xencons: no event channel\n") - 1);
}
