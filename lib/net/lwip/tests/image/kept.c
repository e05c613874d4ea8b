// SPDX-License-Identifier: BSD-3-Clause
// Tests: packets that nobody takes do not keep the device's buffers.
#include "mirror.h"

#include <lwip/udp.h>
#include <string.h>
#include <uk/lwip.h>
#include <uk/plat.h>
#include <uk/test.h>
#include <uk/thread.h>

enum { PORT = 4712, COUNT = 40, KEPT = 8, BYTES = 100, SECOND = 1000000000 };

static struct pbuf *held[COUNT];
static unsigned count;

static void came(void *arg, struct udp_pcb *pcb, struct pbuf *p,
		 const ip_addr_t *from, u16_t port)
{
	(void)arg, (void)pcb, (void)from, (void)port;
	if (count < COUNT)
		held[count++] = p;
	else
		pbuf_free(p);
}

static bool send_one(struct udp_pcb *pcb, unsigned number)
{
	const ip_addr_t to = IPADDR4_INIT_BYTES(10, 9, 0, 2);
	uint64_t deadline = uk_plat_time_ns() + 5ULL * SECOND;
	struct pbuf *p;

	uk_lwip_lock();
	p = pbuf_alloc(PBUF_TRANSPORT, BYTES, PBUF_RAM);
	if (p) {
		memset(p->payload, (int)number, BYTES);
		udp_sendto(pcb, p, &to, PORT);
		pbuf_free(p);
	}
	uk_lwip_unlock();
	while (count <= number && uk_plat_time_ns() < deadline)
		uk_thread_sleep(uk_plat_time_ns() + 1000000);
	return count == number + 1;
}

static bool is_whole(const struct pbuf *p, unsigned number)
{
	for (u16_t at = 0; at < BYTES; at++)
		if (pbuf_get_at(p, at) != number)
			return false;
	return p->tot_len == BYTES;
}

static struct udp_pcb *open_port(void)
{
	struct udp_pcb *pcb;

	uk_lwip_lock();
	pcb = udp_new();
	if (pcb && udp_bind(pcb, IP4_ADDR_ANY, PORT)) {
		udp_remove(pcb);
		pcb = NULL;
	}
	if (pcb)
		udp_recv(pcb, came, NULL);
	uk_lwip_unlock();
	return pcb;
}

UK_TEST(packets_that_wait_are_copied)
{
	struct mirror *m = lwip_mirror_open();
	struct udp_pcb *pcb = m ? open_port() : NULL;
	unsigned in_use, whole = 0;

	UK_EXPECT(pcb != NULL);
	if (!pcb)
		return;
	m->dev.kept = KEPT;
	for (unsigned i = 0; i < COUNT && send_one(pcb, i); i++)
		;
	in_use = m->in_use;
	UK_EXPECT_INT(count, ==, COUNT);
	UK_EXPECT_INT(in_use, >, 0);
	UK_EXPECT_INT(in_use, <=, KEPT);
	uk_lwip_lock();
	for (unsigned i = 0; i < count; i++) {
		whole += is_whole(held[i], i);
		pbuf_free(held[i]);
	}
	udp_remove(pcb);
	uk_lwip_unlock();
	UK_EXPECT_INT(whole, ==, COUNT);
	m->dev.kept = 0;
}
