// SPDX-License-Identifier: BSD-3-Clause
// A network device that plays another machine.
#include "mirror.h"

#include "interface.h"

#include <string.h>
#include <uk/alloc.h>
#include <uk/lwip/system.h>

enum { FIN = 1, PSH = 8 };
enum { ETHERNET = 14, IP_FROM = ETHERNET + 12, IP_TO = ETHERNET + 16 };

struct copy {
	struct uk_netdev_buf buf;
	struct mirror *mirror;
	unsigned char bytes[];
};

static struct mirror *mirror_of(struct uk_netdev *dev)
{
	return UK_CONTAINER_OF(dev, struct mirror, dev);
}

static void give_back(struct uk_netdev_buf *buf)
{
	struct copy *c = UK_CONTAINER_OF(buf, struct copy, buf);

	c->mirror->in_use--;
	uk_free(uk_alloc_default(), c);
}

/* Once in `of` times. */
static bool chance(struct mirror *m, unsigned of)
{
	m->random ^= m->random << 13;
	m->random ^= m->random >> 17;
	m->random ^= m->random << 5;
	return of > 0 && m->random % of == 0;
}

static void swap(unsigned char *a, unsigned char *b, size_t bytes)
{
	unsigned char kept[6];

	memcpy(kept, a, bytes);
	memcpy(a, b, bytes);
	memcpy(b, kept, bytes);
}

/* ARP's question for an address becomes the answer. */
static bool turn_arp(unsigned char *f)
{
	static const unsigned char its[] = {2, 0, 0, 0, 0, 9};

	/* Nobody else is here. */
	if (f[ETHERNET + 7] != 1 || f[ETHERNET + 27] != 2)
		return false;
	f[ETHERNET + 7] = 2;
	swap(f + ETHERNET + 8, f + ETHERNET + 18, 6);
	swap(f + ETHERNET + 14, f + ETHERNET + 24, 4);
	memcpy(f + ETHERNET + 8, its, 6);
	memcpy(f, f + ETHERNET + 18, 6);
	memcpy(f + 6, its, 6);
	return true;
}

/* False: the other machine does not answer to that. */
static bool turn(unsigned char *f, size_t bytes)
{
	if (bytes >= ETHERNET + 28 && f[12] == 8 && f[13] == 6)
		return turn_arp(f);
	if (bytes < ETHERNET + 20 || f[12] != 8 || f[13] != 0 ||
	    f[IP_TO] != 10 || f[IP_TO + 3] != 2)
		return false;
	swap(f, f + 6, 6);
	swap(f + IP_FROM, f + IP_TO, 4);
	return true;
}

static void finish_sum(unsigned char *f, size_t bytes,
		       const struct uk_netdev_todo *todo)
{
	uint16_t sum;

	if (!todo->checksum)
		return;
	sum = (uint16_t)~uk_lwip_checksum(f + todo->checksum_start,
					  (int)(bytes - todo->checksum_start));
	memcpy(f + todo->checksum_start + todo->checksum_offset, &sum, 2);
}

static struct copy *empty(struct mirror *m, size_t bytes)
{
	struct copy *c = uk_alloc(uk_alloc_default(), sizeof(*c) + bytes);

	if (!c)
		return NULL;
	c->mirror = m;
	c->buf = (struct uk_netdev_buf){
	    .data = c->bytes,
	    .bytes = (uint32_t)bytes,
	    .free = give_back,
	};
	m->in_use++;
	return c;
}

static struct copy *copy(struct mirror *m, const struct uk_netdev_buf *packet)
{
	size_t bytes = 0, at = 0;
	struct copy *c;

	for (const struct uk_netdev_buf *b = packet; b; b = b->next)
		bytes += b->bytes;
	c = empty(m, bytes);
	for (const struct uk_netdev_buf *b = packet; c && b; b = b->next) {
		memcpy(c->bytes + at, b->data, b->bytes);
		at += b->bytes;
	}
	return c;
}

static void queue(struct mirror *m, struct uk_netdev_buf *buf)
{
	*m->last = buf;
	m->last = &buf->next;
	buf->next = NULL;
}

static void deliver(struct mirror *m, struct uk_netdev_buf *buf)
{
	if (!m->late && chance(m, m->swap)) {
		m->late = buf;
		return;
	}
	queue(m, buf);
	if (m->late)
		queue(m, m->late);
	m->late = NULL;
}

/* One frame, as it is on the wire. */
static void pass(struct mirror *m, struct copy *c)
{
	struct copy *again = chance(m, m->twice) ? copy(m, &c->buf) : NULL;
	struct copy *all[] = {c, again};
	bool is_lost = chance(m, m->lose);

	m->lost += is_lost;
	for (size_t i = 0; i < UK_ARRAY_LEN(all); i++) {
		if (!all[i])
			continue;
		if (!is_lost && turn(all[i]->bytes, all[i]->buf.bytes))
			deliver(m, &all[i]->buf);
		else
			give_back(&all[i]->buf);
	}
}

/* Adds to a number, most significant byte first. */
static void increase(unsigned char *at, size_t bytes, size_t by)
{
	for (; bytes-- > 0; by >>= 8) {
		by += at[bytes];
		at[bytes] = (unsigned char)by;
	}
}

/* IPv4's header with another length and number; its own sum is right. */
static void change_ip(unsigned char *ip, size_t bytes, size_t number)
{
	const unsigned header = (ip[0] & 15U) * 4;
	uint16_t sum;

	ip[2] = (unsigned char)(bytes >> 8);
	ip[3] = (unsigned char)bytes;
	increase(ip + 4, 2, number);
	memset(ip + 10, 0, 2);
	sum = (uint16_t)~uk_lwip_checksum(ip, (int)header);
	memcpy(ip + 10, &sum, 2);
}

/* TCP's sum, all of it. */
static void sum_tcp(unsigned char *f, size_t tcp, size_t bytes)
{
	const unsigned char rest[] = {0, 6, (unsigned char)(bytes >> 8),
				      (unsigned char)bytes};
	uint32_t sum = uk_lwip_checksum(f + IP_FROM, 8);
	uint16_t folded;

	memset(f + tcp + 16, 0, 2);
	sum += uk_lwip_checksum(rest, sizeof(rest));
	sum += uk_lwip_checksum(f + tcp, (int)bytes);
	sum = (sum & 0xffff) + (sum >> 16);
	folded = (uint16_t) ~((sum & 0xffff) + (sum >> 16));
	memcpy(f + tcp + 16, &folded, 2);
}

/* Cuts TCP over IPv4. */
static void cut(struct mirror *m, const struct copy *whole,
		const struct uk_netdev_todo *todo)
{
	const size_t headers = todo->header_bytes, tcp = todo->checksum_start;
	const size_t payload = whole->buf.bytes - headers;
	size_t n;

	m->large++;
	for (size_t done = 0; done < payload; done += n) {
		n = UK_MIN(payload - done, (size_t)todo->segment_bytes);
		struct copy *c = empty(m, headers + n);
		unsigned char *f = c ? c->bytes : NULL;

		if (!f)
			return;
		memcpy(f, whole->bytes, headers);
		memcpy(f + headers, whole->bytes + headers + done, n);
		increase(f + tcp + 4, 4, done);
		if (done + n < payload)
			f[tcp + 13] &= (unsigned char)~(FIN | PSH);
		change_ip(f + ETHERNET, headers + n - ETHERNET,
			  done / todo->segment_bytes);
		sum_tcp(f, tcp, headers + n - tcp);
		pass(m, c);
	}
}

static int transmit(struct uk_netdev *dev, unsigned number,
		    struct uk_netdev_buf *packet,
		    const struct uk_netdev_todo *todo)
{
	struct mirror *m = mirror_of(dev);
	struct copy *c;

	(void)number;
	if (chance(m, m->full))
		return -EAGAIN;
	c = copy(m, packet);
	m->sent++;
	if (c && todo->cut != UK_NETDEV_WHOLE) {
		cut(m, c, todo);
		give_back(&c->buf);
	} else if (c) {
		finish_sum(c->bytes, c->buf.bytes, todo);
		pass(m, c);
	}
	/* Last, as it may be that which `todo` is of. */
	uk_netdev_free(packet);
	return 0;
}

static struct uk_netdev_buf *receive(struct uk_netdev *dev, unsigned number,
				     struct uk_netdev_todo *todo)
{
	struct mirror *m = mirror_of(dev);
	struct uk_netdev_buf *buf = m->first;

	(void)number;
	*todo = (struct uk_netdev_todo){.checksum = false};
	if (!buf)
		return NULL;
	m->first = buf->next;
	if (!m->first)
		m->last = &m->first;
	buf->next = NULL;
	return buf;
}

static bool listen(struct uk_netdev *dev, unsigned number)
{
	(void)number;
	return !mirror_of(dev)->first;
}

static int open_device(struct uk_netdev *dev, unsigned queues, unsigned wanted)
{
	(void)dev, (void)queues, (void)wanted;
	return 0;
}

static void nothing(struct uk_netdev *dev)
{
	(void)dev;
}

static void push(struct uk_netdev *dev, unsigned number)
{
	(void)dev, (void)number;
}

static const struct uk_netdev_ops ops = {
    .open = open_device,
    .close = nothing,
    .send = transmit,
    .push = push,
    .receive = receive,
    .listen = listen,
};

static struct mirror mirror = {
    .dev =
	{
	    .ops = &ops,
	    .driver = "mirror",
	    .mac = {2, 0, 0, 0, 0, 1},
	    .mtu = 1500,
	    .queues = 1,
	    .parts = 20,
	    .abilities = UK_NETDEV_CHECKSUM | UK_NETDEV_CUT4,
	    .up = true,
	    .number = CONFIG_LWIP_INTERFACES,
	},
    .last = &mirror.first,
    .random = 1,
};

static bool open_mirror(void)
{
	ip4_addr_t address, mask, router = {0};
	struct interface *i;

	IP4_ADDR(&address, 10, 9, 0, 1);
	IP4_ADDR(&mask, 255, 255, 255, 0);
	uk_lwip_lock();
	int error = lwip_interface_open(&mirror.dev);

	i = mirror.dev.user;
	if (!error)
		netif_set_addr(&i->netif, &address, &mask, &router);
	uk_lwip_unlock();
	return !error;
}

struct mirror *lwip_mirror_open(void)
{
	static bool opened;

	if (!opened)
		opened = open_mirror();
	return opened ? &mirror : NULL;
}
