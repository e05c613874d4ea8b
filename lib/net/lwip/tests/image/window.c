// SPDX-License-Identifier: BSD-3-Clause
// Tests: a receiver closes its window when it has no room, and opens it later.
#include "mirror.h"

#include <lwip/priv/tcp_priv.h>
#include <uk/lwip.h>
#include <uk/plat.h>
#include <uk/test.h>
#include <uk/thread.h>

enum { PORT = 4712 };

static struct {
	struct tcp_pcb *from, *to;
	size_t came, sent;
	bool closed, wrong, failed, ended;
} flow;

static err_t came(void *arg, struct tcp_pcb *pcb, struct pbuf *p, err_t error)
{
	(void)arg, (void)error;
	flow.ended |= !p;
	if (!p)
		return ERR_OK;
	if (flow.closed) {
		pcb->rcv_ann_wnd = 0;
		return ERR_MEM;
	}
	for (struct pbuf *q = p; q; q = q->next)
		for (u16_t i = 0; i < q->len; i++)
			flow.wrong |=
			    ((uint8_t *)q->payload)[i] != (uint8_t)flow.came++;
	tcp_recved(pcb, p->tot_len);
	pbuf_free(p);
	return ERR_OK;
}

static err_t accepted(void *arg, struct tcp_pcb *pcb, err_t error)
{
	(void)arg, (void)error;
	flow.to = pcb;
	tcp_recv(pcb, came);
	return ERR_OK;
}

static err_t connected(void *arg, struct tcp_pcb *pcb, err_t error)
{
	(void)arg, (void)error;
	flow.from = pcb;
	return ERR_OK;
}

static void failed(void *arg, err_t error)
{
	(void)arg, (void)error;
	flow.failed = true;
}

/* Until a condition holds, the connection has failed, or this many seconds have
 * gone: whether it holds. */
#define COMES(condition, seconds)                                     \
	({                                                            \
		const uint64_t end_ns =                               \
		    uk_plat_time_ns() + (seconds)*1000000000ULL;      \
                                                                      \
		while (!flow.failed && !(condition) &&                \
		       uk_plat_time_ns() < end_ns)                    \
			uk_thread_sleep(uk_plat_time_ns() + 2000000); \
		!flow.failed && (condition);                          \
	})

static bool start(void)
{
	ip_addr_t to = IPADDR4_INIT_BYTES(10, 9, 0, 2);
	static struct tcp_pcb *listener;
	struct tcp_pcb *pcb;

	flow = (__typeof__(flow)){0};
	uk_lwip_lock();
	if (!listener) {
		listener = tcp_new();
		tcp_bind(listener, IP4_ADDR_ANY, PORT);
		listener = tcp_listen(listener);
		tcp_accept(listener, accepted);
	}
	pcb = tcp_new();
	tcp_err(pcb, failed);
	tcp_connect(pcb, &to, PORT, connected);
	uk_lwip_unlock();
	return COMES(flow.from && flow.to, 5);
}

/* With the lock. */
static void send(size_t bytes)
{
	static uint8_t block[3 * TCP_MSS];

	for (size_t i = 0; i < bytes; i++)
		block[i] = (uint8_t)(flow.sent + i);
	flow.sent += bytes;
	UK_EXPECT_INT(
	    tcp_write(flow.from, block, (u16_t)bytes, TCP_WRITE_FLAG_COPY), ==,
	    ERR_OK);
	tcp_output(flow.from);
}

static void stop(void)
{
	UK_EXPECT(!flow.wrong);
	UK_EXPECT(!flow.failed);
	uk_lwip_lock();
	tcp_abort(flow.from);
	tcp_abort(flow.to);
	uk_lwip_unlock();
}

/* It acknowledges nothing new with that. */
UK_TEST(a_window_that_closes_is_believed)
{
	UK_EXPECT(lwip_mirror_open() && start());
	uk_lwip_lock();
	send(2 * TCP_MSS);
	uk_lwip_unlock();
	UK_EXPECT(COMES(flow.came == flow.sent && !flow.from->unacked, 5));
	uk_lwip_lock();
	flow.closed = true;
	flow.to->rcv_ann_wnd = 0;
	tcp_ack_now(flow.to);
	tcp_output(flow.to);
	uk_lwip_unlock();
	UK_EXPECT(COMES(flow.from->snd_wnd == 0, 5));
	uk_lwip_lock();
	send(TCP_MSS);
	uk_lwip_unlock();
	/* It only asks now and then, and is answered. */
	UK_EXPECT(COMES(flow.from->persist_backoff > 1, 5));
	UK_EXPECT_INT(flow.from->nrtx, ==, 0);
	UK_EXPECT_INT((long)flow.came, ==, 2L * TCP_MSS);
	flow.closed = false;
	UK_EXPECT(COMES(flow.came == flow.sent, 10));
	stop();
}

/* Segments of 1,000 bytes and one of 500, none of which arrives. */
static bool lose_all(struct mirror *m)
{
	const unsigned before = m->lost;

	uk_lwip_lock();
	tcp_nagle_disable(flow.from);
	m->lose = 1;
	send(1000);
	send(1000);
	send(500);
	uk_lwip_unlock();
	return COMES(m->lost == before + 3, 5);
}

/* The first one is taken out to be sent again, but the window does not admit it
 * now; what else is sent, and the end, comes after all of them. */
static void send_again(size_t more)
{
	struct mirror *m = lwip_mirror_open();

	UK_EXPECT(m && start());
	UK_EXPECT(lose_all(m));
	uk_lwip_lock();
	m->lose = 0;
	tcp_rexmit(flow.from);
	flow.from->snd_wnd = 0;
	if (more > 0)
		send(more);
	tcp_shutdown(flow.from, 0, 1);
	uk_lwip_unlock();
	UK_EXPECT(COMES(flow.ended, 20));
	UK_EXPECT_INT((long)flow.came, ==, (long)flow.sent);
	stop();
}

UK_TEST(what_is_sent_again_later_is_in_order)
{
	send_again(100);
}

UK_TEST(the_end_is_last_where_something_is_sent_again)
{
	send_again(0);
}

UK_TEST(the_end_is_last_where_a_segment_is_cut)
{
	UK_EXPECT(lwip_mirror_open() && start());
	uk_lwip_lock();
	flow.from->snd_wnd = 1000;
	send(1400);
	tcp_shutdown(flow.from, 0, 1);
	uk_lwip_unlock();
	UK_EXPECT(COMES(flow.ended, 20));
	UK_EXPECT_INT((long)flow.came, ==, (long)flow.sent);
	stop();
}
