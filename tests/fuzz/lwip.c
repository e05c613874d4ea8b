// SPDX-License-Identifier: BSD-3-Clause
// Between network devices and lwIP: the input is the frames that come and go,
// and what becomes of them.
#include "../../lib/net/lwip/interface.h"

#include "../../lib/net/lwip/settings.h"
#include "heap.h"
#include "input.h"

#include <lwip/etharp.h>
#include <lwip/memp.h>
#include <lwip/pbuf.h>
#include <lwip/priv/tcp_priv.h>
#include <netif/ethernet.h>
#include <string.h>
#include <uk/alloc.h>
#include <uk/plat.h>
#include <uk/slab.h>

enum { BUFS = 80, BUF_BYTES = 2048, MOST_KEPT = 32 };

bool lwip_has_work;
struct interface lwip_interfaces[CONFIG_LWIP_INTERFACES];
unsigned lwip_interface_count = 1;

/* What a device receives into, each in a block of its own; and what it was
 * given to send, and keeps. */
static struct buf {
	struct uk_netdev_buf buf;
	bool out;
} bufs[BUFS];
static unsigned bufs_out;
static struct uk_netdev_buf *sent[MOST_KEPT];
static unsigned sent_count;
/* What lwIP keeps of what came. */
static struct pbuf *kept[MOST_KEPT];
static unsigned kept_count;

/* lwIP's and the heap's surroundings --------------------------------------- */

int uk_slab_init(struct uk_slab_cache *c, const char *name, size_t bytes,
		 size_t align, void (*construct)(void *object))
{
	HOLDS(align == 0 && !construct);
	*c = (struct uk_slab_cache){.name = name, .bytes = (uint32_t)bytes};
	return 0;
}

void *uk_slab_alloc(struct uk_slab_cache *c)
{
	return uk_alloc(uk_alloc_default(), c->bytes);
}

void uk_slab_free(struct uk_slab_cache *c, void *object)
{
	(void)c;
	uk_free(uk_alloc_default(), object);
}

void *memp_malloc(memp_t type)
{
	return type == MEMP_PBUF
		   ? uk_alloc(uk_alloc_default(), sizeof(struct pbuf))
		   : NULL;
}

void memp_free(memp_t type, void *p)
{
	HOLDS(type == MEMP_PBUF);
	uk_free(uk_alloc_default(), p);
}

/* There is no TCP that could give up some of what it keeps. */
struct tcp_pcb *tcp_active_pcbs;

void tcp_free_ooseq(struct tcp_pcb *pcb)
{
	(void)pcb;
	HOLDS(false);
}

/* Whoever looks at the time has seconds passed. */
uint64_t uk_plat_time_ns(void)
{
	static uint64_t now;

	return now += 3000000000;
}

const struct eth_addr ethbroadcast = {{0xff, 0xff, 0xff, 0xff, 0xff, 0xff}};

err_t etharp_request(struct netif *netif, const ip4_addr_t *ip)
{
	HOLDS(netif->state == &lwip_interfaces[0] && ip);
	return ERR_OK;
}

err_t ethernet_output(struct netif *netif, struct pbuf *p,
		      const struct eth_addr *from, const struct eth_addr *to,
		      u16_t type)
{
	HOLDS(p->len == SIZEOF_ETHARP_HDR && type == ETHTYPE_ARP && from && to);
	return lwip_frame_out(netif, p);
}

/* A device ----------------------------------------------------------------- */

static void free_buf(struct uk_netdev_buf *buf)
{
	struct buf *b = UK_CONTAINER_OF(buf, struct buf, buf);

	HOLDS(b->out);
	b->out = false;
	bufs_out--;
	__builtin_free(b->buf.data);
}

static struct uk_netdev_buf *part(void)
{
	unsigned i = 0;

	while (i < BUFS && bufs[i].out)
		i++;
	if (i == BUFS)
		return NULL;
	uint32_t bytes = 1 + input_half() % BUF_BYTES;

	bufs[i] = (struct buf){
	    .buf = {.data = __builtin_malloc(bytes),
		    .bytes = bytes,
		    .free = free_buf},
	    .out = true,
	};
	memset(bufs[i].buf.data, input_byte(), bytes);
	input_bytes(bufs[i].buf.data, UK_MIN(bytes, 64U));
	bufs_out++;
	return &bufs[i].buf;
}

static struct uk_netdev_buf *receive(struct uk_netdev *dev, unsigned queue,
				     struct uk_netdev_todo *todo)
{
	struct uk_netdev_buf *packet = NULL, **end = &packet;
	uint8_t what = input_byte();

	(void)dev;
	HOLDS(queue < lwip_interfaces[0].queues);
	*todo = (struct uk_netdev_todo){
	    .checksum = what & 1,
	    .checked = what & 2,
	};
	if (what & 4)
		return NULL;
	for (unsigned parts = (what >> 3) + 1U; parts > 0; parts--) {
		*end = part();
		if (!*end)
			break;
		end = &(*end)->next;
	}
	return packet;
}

static int send(struct uk_netdev *dev, unsigned queue,
		struct uk_netdev_buf *packet, const struct uk_netdev_todo *todo)
{
	uint8_t what = input_byte();
	uint64_t sum = 0;
	uint32_t bytes = 0;

	HOLDS(queue < lwip_interfaces[0].queues && packet);
	for (struct uk_netdev_buf *b = packet; b; b = b->next) {
		HOLDS(++bytes <= dev->parts);
		for (uint32_t i = 0; i < b->bytes; i++)
			sum += ((uint8_t *)b->data)[i];
	}
	HOLDS(!todo->checksum ||
	      (uint32_t)todo->checksum_start + todo->checksum_offset + 2 <=
		  packet->bytes);
	if (what & 1)
		return what & 2 ? -EAGAIN : -EIO;
	if (sent_count < MOST_KEPT && sum)
		sent[sent_count++] = packet;
	else
		uk_netdev_free(packet);
	return 0;
}

static void push(struct uk_netdev *dev, unsigned queue)
{
	(void)dev;
	HOLDS(queue < lwip_interfaces[0].queues);
}

static const struct uk_netdev_ops ops = {
    .send = send, .push = push, .receive = receive};
static struct uk_netdev device = {.ops = &ops, .parts = 3};

/* lwIP --------------------------------------------------------------------- */

static err_t come(struct pbuf *p, struct netif *netif)
{
	uint8_t what = input_byte();
	uint64_t sum = 0;
	size_t bytes = 0;

	HOLDS(netif == &lwip_interfaces[0].netif);
	for (const struct pbuf *q = p; q; q = q->next) {
		HOLDS(q->tot_len == p->tot_len - bytes);
		bytes += q->len;
		for (unsigned i = 0; i < q->len; i++)
			sum += ((uint8_t *)q->payload)[i];
	}
	HOLDS(bytes == p->tot_len && sum <= bytes * 255);
	HOLDS(bytes <= UK_NETDEV_LARGEST);
	lwip_conflict_look(netif->state, p);
	if (what & 1)
		return ERR_MEM;
	if (what & 2 && kept_count < MOST_KEPT)
		kept[kept_count++] = p;
	else
		pbuf_free(p);
	return ERR_OK;
}

static void go(void)
{
	unsigned parts = input_byte() % 5 + 1U;
	struct pbuf *all = NULL;

	for (unsigned i = 0; i < parts; i++) {
		u16_t bytes = (u16_t)(1 + input_byte() * 6);
		struct pbuf *p = pbuf_alloc(PBUF_RAW, bytes, PBUF_RAM);

		if (!p)
			break;
		memset(p->payload, input_byte(), bytes);
		input_bytes(p->payload, UK_MIN(bytes, 64));
		if (all)
			pbuf_cat(all, p);
		else
			all = p;
	}
	if (!all)
		return;
	err_t error = lwip_frame_out(&lwip_interfaces[0].netif, all);

	HOLDS(error == ERR_OK || error == ERR_MEM || error == ERR_IF);
	pbuf_free(all);
}

static void give_back(void)
{
	while (kept_count > 0)
		pbuf_free(kept[--kept_count]);
	while (sent_count > 0)
		uk_netdev_free(sent[--sent_count]);
}

/* All checksums are those of the simplest way. */
static void check_sum(void)
{
	uint8_t bytes[200];
	size_t count = input_bytes(bytes, input_byte() % sizeof(bytes));
	uint8_t *copy = __builtin_malloc(count);
	uint32_t sum = 0;
	uint16_t got;

	memcpy(copy, bytes, count);
	for (size_t i = 0; i < count; i++)
		sum += (uint32_t)bytes[i] << (i % 2 ? 8 : 0);
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	got = uk_lwip_checksum(copy, (int)count);
	HOLDS(got == sum);
	__builtin_free(copy);
}

/* What is read can be written, and is read again. */
static void check_text(void)
{
	char text[40];
	size_t count = input_bytes(text, input_byte() % sizeof(text));
	char *copy = __builtin_malloc(count + 1);
	ip4_addr_t ip = {0}, mask = {0};

	memcpy(copy, text, count);
	copy[count] = '\0';
	if (!lwip_settings_read_ip4(copy, &ip, &mask))
		HOLDS(!(~lwip_ntohl(mask.addr) & (~lwip_ntohl(mask.addr) + 1)));
	(void)lwip_settings_read_ip4(copy, &ip, NULL);
	__builtin_free(copy);
}

static void drive(struct interface *i, uint8_t what)
{
	switch (what & 7) {
	case 0:
	case 1:
		(void)lwip_frame_in(i);
		break;
	case 2:
		go();
		break;
	case 3:
		if (what & 8)
			lwip_conflict_probe(i);
		else
			go();
		break;
	case 4:
		lwip_frame_flush(i);
		break;
	case 5:
		give_back();
		break;
	case 6:
		heap_grant((what >> 3) - 1);
		break;
	default:
		if (what & 8)
			check_sum();
		else
			check_text();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	struct interface *i = &lwip_interfaces[0];

	input_begin(input, bytes);
	heap_grant(-1);
	uint8_t what = input_byte();

	*i = (struct interface){
	    .dev = &device,
	    .sums = what & 1,
	    .queues = 1 + (what >> 1) % CONFIG_NETDEV_QUEUES,
	};
	lwip_frame_out_begin(i);
	i->netif.state = i;
	i->netif.input = come;
	IP4_ADDR(ip_2_ip4(&i->netif.ip_addr), 10, 0, 0, 1);
	lwip_frame_in_start();
	lwip_frame_out_start();
	while (input_left())
		drive(i, input_byte());
	/* With no more input the device takes all. */
	lwip_frame_flush(i);
	give_back();
	HOLDS(bufs_out == 0 && i->lent == 0 && i->waiting == 0);
	HOLDS(!lwip_frames_wait());
	heap_end();
	return 0;
}
