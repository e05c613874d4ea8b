// SPDX-License-Identifier: BSD-3-Clause
// Tests: TCP through a device, that of a good network and of a bad one.
#include "frame.h"
#include "mirror.h"

#include <lwip/memp.h>
#include <lwip/tcp.h>
#include <uk/lwip.h>
#include <uk/plat.h>
#include <uk/test.h>
#include <uk/thread.h>

enum { PORT = 4711, SECOND = 1000000000 };

/* What goes one way: byte n is n's hash. */
static struct {
	size_t wanted, sent, came;
	bool wrong, ended, failed;
	struct tcp_pcb *to;
} flow;

static uint8_t byte_at(size_t n)
{
	return (uint8_t)((n * 2654435761U) >> 13);
}

static void send_more(struct tcp_pcb *pcb)
{
	static uint8_t block[3000];

	while (flow.sent < flow.wanted) {
		size_t n = UK_MIN(flow.wanted - flow.sent, sizeof(block));

		n = UK_MIN(n, tcp_sndbuf(pcb));
		for (size_t i = 0; i < n; i++)
			block[i] = byte_at(flow.sent + i);
		if (n == 0 ||
		    tcp_write(pcb, block, (u16_t)n, TCP_WRITE_FLAG_COPY))
			break;
		flow.sent += n;
	}
	tcp_output(pcb);
	if (flow.sent == flow.wanted && flow.to) {
		flow.to = NULL;
		tcp_arg(pcb, NULL);
		tcp_close(pcb);
	}
}

static err_t sent(void *arg, struct tcp_pcb *pcb, u16_t bytes)
{
	(void)bytes;
	if (arg)
		send_more(pcb);
	return ERR_OK;
}

static err_t polled(void *arg, struct tcp_pcb *pcb)
{
	return sent(arg, pcb, 0);
}

static err_t connected(void *arg, struct tcp_pcb *pcb, err_t error)
{
	(void)arg, (void)error;
	tcp_sent(pcb, sent);
	tcp_poll(pcb, polled, 1);
	send_more(pcb);
	return ERR_OK;
}

static void failed(void *arg, err_t error)
{
	(void)error;
	if (arg)
		flow.failed = true;
}

static err_t came(void *arg, struct tcp_pcb *pcb, struct pbuf *p, err_t error)
{
	(void)arg, (void)error;
	if (!p) {
		flow.ended = true;
		tcp_close(pcb);
		return ERR_OK;
	}
	for (struct pbuf *q = p; q; q = q->next)
		for (u16_t i = 0; i < q->len; i++)
			flow.wrong |=
			    ((uint8_t *)q->payload)[i] != byte_at(flow.came++);
	tcp_recved(pcb, p->tot_len);
	pbuf_free(p);
	return ERR_OK;
}

static err_t accepted(void *arg, struct tcp_pcb *pcb, err_t error)
{
	(void)arg;
	if (pcb && error == ERR_OK)
		tcp_recv(pcb, came);
	return ERR_OK;
}

static bool start(size_t bytes)
{
	static struct tcp_pcb *listener;
	ip_addr_t to = IPADDR4_INIT_BYTES(10, 9, 0, 2);
	struct tcp_pcb *pcb;

	if (!listener) {
		listener = tcp_new();
		if (tcp_bind(listener, IP4_ADDR_ANY, PORT))
			return false;
		listener = tcp_listen(listener);
		tcp_accept(listener, accepted);
	}
	pcb = tcp_new();
	flow = (__typeof__(flow)){.wanted = bytes, .to = pcb};
	tcp_arg(pcb, &flow);
	tcp_err(pcb, failed);
	return tcp_connect(pcb, &to, PORT, connected) == ERR_OK;
}

static void transfer(size_t bytes, unsigned seconds)
{
	uint64_t deadline = uk_plat_time_ns() + (uint64_t)seconds * SECOND;

	uk_lwip_lock();
	UK_EXPECT(start(bytes));
	uk_lwip_unlock();
	while (!flow.ended && !flow.failed && uk_plat_time_ns() < deadline)
		uk_thread_sleep(uk_plat_time_ns() + 2000000);
	UK_EXPECT(flow.ended);
	UK_EXPECT(!flow.failed);
	UK_EXPECT(!flow.wrong);
	UK_EXPECT_INT((long)flow.came, ==, (long)bytes);
}

UK_TEST(a_good_network_loses_nothing)
{
	struct mirror *m = lwip_mirror_open();

	UK_EXPECT(m != NULL);
	if (!m)
		return;
	transfer(1, 5);
	transfer(300000, 10);
	m->full = 3;
	transfer(300000, 10);
	m->full = 0;
}

/* It is cut where it may be, and the same comes where it may not. */
UK_TEST(large_packets_are_what_they_are_cut_into)
{
	struct mirror *m = lwip_mirror_open();
	const unsigned before = m ? m->large : 0;

	if (!m)
		return;
	transfer(500000, 10);
	UK_EXPECT((m->large > before) == (lwip_large_cuts != 0));
	m->dev.abilities &= ~(unsigned)UK_NETDEV_CUT4;
	unsigned cut = m->large;

	transfer(300000, 10);
	UK_EXPECT_INT(m->large, ==, cut);
	m->dev.abilities |= UK_NETDEV_CUT4;
}

UK_TEST(a_bad_network_loses_time_alone)
{
	struct mirror *m = lwip_mirror_open();

	if (!m)
		return;
	m->lose = 25;
	m->swap = 20;
	m->twice = 20;
	transfer(60000, 30);
	UK_EXPECT(m->lost > 0);
	m->lose = m->swap = m->twice = 0;
	/* What it was late with comes with the next one. */
	transfer(1, 5);
	UK_EXPECT_INT(m->in_use, <=, 2);
}
