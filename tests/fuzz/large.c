// SPDX-License-Identifier: BSD-3-Clause
// Segments that become large packets: the input is what is sent, and what the
// device does. What it would cut them into is what was sent, in order.
#include "../../lib/net/lwip/frame.h"

#include "../../lib/net/segment/tests/cutter.h"
#include "heap.h"
#include "input.h"

#include <lwip/pbuf.h>
#include <string.h>

enum { IP = 14, MOST_PENDING = 100, FRAME = 9200, MOST_KEPT = 16 };

bool lwip_has_work;
struct interface lwip_interfaces[CONFIG_LWIP_INTERFACES];
unsigned lwip_interface_count = 1;

/* What was sent and did not leave yet, as a ring. */
static struct sent {
	uint8_t bytes[FRAME];
	size_t headers, count;
	bool is_odd; /* no segment as it should be */
} pending[MOST_PENDING];
static unsigned first, count;

/* What the device has not given back. */
static struct uk_netdev_buf *kept[MOST_KEPT];
static unsigned kept_count;

/* A connection over each of IPv4 and IPv6. */
static struct {
	uint32_t sequence;
	uint16_t number;
} connections[2];
static unsigned mss;

/* The device --------------------------------------------------------------- */

static unsigned tcp_of(const uint8_t *frame)
{
	return frame[12] == 0x86 ? IP + 40U : IP + (frame[IP] & 15U) * 4;
}

/* It is the next that was sent; sums are right, or those of an odd frame. */
static void left(void *arg, const uint8_t *frame, size_t bytes)
{
	struct sent *s = &pending[first];

	(void)arg;
	HOLDS(count > 0 && bytes == s->count);
	if (!s->is_odd) {
		segment_cutter_sum_tcp(s->bytes, bytes);
	} else if (tcp_of(frame) + 18 <= bytes) {
		memcpy(s->bytes + tcp_of(frame) + 16,
		       frame + tcp_of(frame) + 16, 2);
	}
	HOLDS(memcmp(frame, s->bytes, bytes) == 0);
	first = (first + 1) % MOST_PENDING;
	count--;
}

static int send(struct uk_netdev *dev, unsigned queue,
		struct uk_netdev_buf *packet, const struct uk_netdev_todo *todo)
{
	static uint8_t whole[UK_NETDEV_LARGEST];
	uint8_t what = input_byte();
	size_t bytes = 0;
	unsigned parts = 0;

	if ((what & 7) == 1)
		return -EAGAIN;
	for (struct uk_netdev_buf *b = packet; b; b = b->next) {
		HOLDS(++parts <= dev->parts);
		HOLDS(b->bytes <= sizeof(whole) - bytes);
		memcpy(whole + bytes, b->data, b->bytes);
		bytes += b->bytes;
	}
	HOLDS(queue == 0 && todo->header_bytes <= packet->bytes);
	HOLDS(todo->cut != UK_NETDEV_TCP4 || dev->abilities & UK_NETDEV_CUT4);
	HOLDS(todo->cut != UK_NETDEV_TCP6 || dev->abilities & UK_NETDEV_CUT6);
	HOLDS(segment_cutter_send(whole, bytes, todo, left, NULL));
	if ((what & 7) == 2)
		return -EIO;
	if (what & 8 && kept_count < MOST_KEPT)
		kept[kept_count++] = packet;
	else
		uk_netdev_free(packet);
	return 0;
}

static void push(struct uk_netdev *dev, unsigned queue)
{
	(void)dev;
	HOLDS(queue == 0);
}

static void give_back(void)
{
	while (kept_count > 0)
		uk_netdev_free(kept[--kept_count]);
}

static const struct uk_netdev_ops ops = {.send = send, .push = push};
static struct uk_netdev device = {.ops = &ops};

/* What is sent ------------------------------------------------------------- */

static void put(uint8_t *at, size_t value)
{
	at[0] = (uint8_t)(value >> 8);
	at[1] = (uint8_t)value;
}

/* The headers of so many bytes of payload; how long they are. */
static size_t head(uint8_t *f, bool is_ip6, unsigned options, uint8_t flags,
		   size_t payload)
{
	const size_t tcp = is_ip6 ? IP + 40 : IP + 20;
	const size_t behind = 20 + options + payload;

	memset(f, 0, tcp + 20);
	put(f + 12, is_ip6 ? 0x86dd : 0x0800);
	f[IP] = is_ip6 ? 0x60 : 0x45;
	put(f + IP + (is_ip6 ? 4 : 2), is_ip6 ? behind : 20 + behind);
	f[IP + (is_ip6 ? 6 : 9)] = 6;
	if (!is_ip6)
		put(f + IP + 4, connections[0].number++);
	put(f + tcp + 4, connections[is_ip6].sequence >> 16);
	put(f + tcp + 6, connections[is_ip6].sequence);
	f[tcp + 12] = (uint8_t)((20 + options) << 2);
	f[tcp + 13] = flags;
	connections[is_ip6].sequence += (uint32_t)payload;
	memset(f + tcp + 20, 1, options);
	return tcp + 20 + options;
}

static struct sent *make(uint8_t how)
{
	struct sent *s = &pending[(first + count) % MOST_PENDING];
	const bool is_ip6 = how & 16;
	const unsigned shape = input_byte();
	size_t payload = shape & 1 ? input_half() % (mss + 1) : mss;
	size_t headers =
	    head(s->bytes, is_ip6, (shape >> 1 & 3) * 4,
		 (uint8_t)(16 | (shape & 8) | (shape & 16 ? 1 : 0)), payload);

	s->headers = headers;
	s->count = headers + payload;
	s->is_odd = false;
	for (size_t i = 0; i < payload; i++)
		s->bytes[headers + i] = (uint8_t)(shape + i);
	/* One byte of the headers, or the length, is not as it should be. */
	if (how & 8) {
		s->bytes[12 + input_byte() % (headers - 12)] ^= input_byte();
		if (shape & 32)
			s->count = input_half() % s->count + 1;
		s->is_odd = true;
	}
	if (!is_ip6 && s->count >= IP + 1 &&
	    s->count >= IP + (s->bytes[IP] & 15U) * 4)
		segment_cutter_sum_ip4(s->bytes);
	return s;
}

/* In pieces, of which the first one often is the headers. */
static struct pbuf *as_pbufs(struct sent *s)
{
	struct pbuf *all = NULL;
	size_t done = 0;

	while (done < s->count) {
		uint8_t cut = input_byte();
		size_t n = cut & 1 ? s->count - done : 54 + cut / 4 * 36U;
		n = UK_MIN(n, s->count - done);
		s->is_odd |= done + n < s->headers;
		struct pbuf *p = pbuf_alloc(PBUF_RAW, (u16_t)n, PBUF_RAM);

		if (!p) {
			if (all)
				pbuf_free(all);
			return NULL;
		}
		memcpy(p->payload, s->bytes + done, n);
		done += n;
		if (all)
			pbuf_cat(all, p);
		else
			all = p;
	}
	return all;
}

static void go(uint8_t how)
{
	if (count == MOST_PENDING)
		return;
	struct pbuf *p = as_pbufs(make(how));

	if (!p)
		return;
	count++;
	err_t error = lwip_frame_out(&lwip_interfaces[0].netif, p);

	HOLDS(error == ERR_OK || error == ERR_MEM || error == ERR_IF);
	if (error == ERR_MEM)
		count--;
	pbuf_free(p);
}

static void drive(struct interface *i, uint8_t what)
{
	switch (what & 7) {
	case 0:
		lwip_frame_flush(i);
		break;
	case 1:
		give_back();
		break;
	case 2:
		heap_grant((what >> 3) - 1);
		break;
	default:
		go(what);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	struct interface *i = &lwip_interfaces[0];

	input_begin(input, bytes);
	heap_grant(-1);
	first = count = 0;
	memset(connections, 0, sizeof(connections));
	connections[0].sequence = 0xffffff00;
	device.parts = (uint16_t)(2 + input_byte() % 60);
	device.abilities = UK_NETDEV_CHECKSUM |
			   (input_byte() & (UK_NETDEV_CUT4 | UK_NETDEV_CUT6));
	mss = 1 + input_half() % (FRAME - 200);
	*i = (struct interface){.dev = &device, .sums = true, .queues = 1};
	lwip_frame_out_begin(i);
	i->netif.state = i;
	lwip_frame_out_start();
	while (input_left())
		drive(i, input_byte());
	heap_grant(-1);
	lwip_frame_flush(i);
	give_back();
	HOLDS(count == 0 && i->waiting == 0);
	heap_end();
	return 0;
}
