// SPDX-License-Identifier: BSD-3-Clause
// Frames that came: a device's buffers as lwIP's, without a copy.
#include "interface.h"

#include <lwip/memp.h>
#include <lwip/pbuf.h>
#include <string.h>
#include <uk/slab.h>

/* How many frames of one queue are looked at before the others' turn. */
#define BATCH 64

/* A buffer that lwIP has. */
struct lent {
	struct pbuf_custom custom;
	struct uk_netdev_buf *buf;
	struct interface *owner;
};

static struct uk_slab_cache cache;

void lwip_frame_in_start(void)
{
	if (uk_slab_init(&cache, "frames in", sizeof(struct lent), 0, NULL))
		uk_panic("lwip: no cache for frames");
}

static void give_back(struct pbuf *p)
{
	struct lent *lent = UK_CONTAINER_OF(p, struct lent, custom.pbuf);

	lent->owner->lent--;
	lent->buf->free(lent->buf);
	uk_slab_free(&cache, lent);
}

static struct pbuf *lend(struct interface *i, struct uk_netdev_buf *buf)
{
	struct lent *lent = uk_slab_alloc(&cache);

	if (!lent)
		return NULL;
	lent->custom.custom_free_function = give_back;
	lent->buf = buf;
	lent->owner = i;
	i->lent++;
	return pbuf_alloced_custom(PBUF_RAW, (u16_t)buf->bytes, PBUF_REF,
				   &lent->custom, buf->data, (u16_t)buf->bytes);
}

/* All parts, or NULL, and then none of them is freed. */
static struct pbuf *lend_all(struct interface *i, struct uk_netdev_buf *packet)
{
	struct pbuf *all = NULL;

	while (packet) {
		struct uk_netdev_buf *next = packet->next;
		struct pbuf *p = lend(i, packet);

		if (!p) {
			if (all)
				pbuf_free(all);
			uk_netdev_free(packet);
			return NULL;
		}
		if (all)
			pbuf_cat(all, p);
		else
			all = p;
		packet = next;
	}
	return all;
}

static struct pbuf *copy(struct uk_netdev_buf *packet, u16_t bytes)
{
	struct pbuf *p = pbuf_alloc(PBUF_RAW, bytes, PBUF_RAM);
	char *to = p ? p->payload : NULL;

	for (struct uk_netdev_buf *b = packet; p && b; b = b->next) {
		memcpy(to, b->data, b->bytes);
		to += b->bytes;
	}
	uk_netdev_free(packet);
	return p;
}

static unsigned most_lent(const struct interface *i)
{
	const unsigned most = CONFIG_LWIP_BUFFERS / 2;

	return i->dev->kept ? UK_MIN(most, i->dev->kept) : most;
}

/* Frees the packet if there is no memory: NULL. When lwIP has many of the
 * device's buffers, it gets no more of them, lest a few bytes in each of them
 * take all that there are. */
static struct pbuf *as_pbuf(struct interface *i, struct uk_netdev_buf *packet)
{
	size_t bytes = 0, parts = 0;

	for (struct uk_netdev_buf *b = packet; b; b = b->next, parts++)
		bytes += b->bytes;
	if (bytes > UK_NETDEV_LARGEST) {
		uk_netdev_free(packet);
		return NULL;
	}
	if (i->lent + parts > most_lent(i))
		return copy(packet, (u16_t)bytes);
	return lend_all(i, packet);
}

static bool receive(struct interface *i, unsigned queue)
{
	const u16_t sums = NETIF_CHECKSUM_CHECK_TCP | NETIF_CHECKSUM_CHECK_UDP;
	struct uk_netdev_todo todo;
	struct uk_netdev_buf *packet;
	unsigned count = 0;

	while (count < BATCH &&
	       (packet = uk_netdev_receive(i->dev, queue, &todo))) {
		struct pbuf *p = as_pbuf(i, packet);

		count++;
		if (!p) {
			i->dropped++;
			continue;
		}
		if (todo.checked || todo.checksum)
			i->netif.chksum_flags &= (u16_t)~sums;
		else
			i->netif.chksum_flags |= sums;
		if (i->netif.input(p, &i->netif) != ERR_OK)
			pbuf_free(p);
	}
	return count > 0;
}

bool lwip_frame_in(struct interface *i)
{
	bool some = false;

	for (unsigned q = 0; q < lwip_interface_queues(i); q++)
		some |= receive(i, q);
	return some;
}
