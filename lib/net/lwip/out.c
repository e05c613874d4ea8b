// SPDX-License-Identifier: BSD-3-Clause
// Frames that lwIP sends: its buffers as a device's, without a copy.
#include "frame.h"

#include <uk/netdev/flow.h>
#include <uk/slab.h>

/* How many frames wait at most for room in the device. Those of TCP hold what
 * it keeps anyway: if they were refused, connections that have nothing on its
 * way would find no room whenever they try, while others take all of it. */
#define WAITING_MAX     256
#define WAITING_TCP_MAX (16 * CONFIG_LWIP_TCP_MAX)
/* So many sent frames the device is told of at once. */
#define UNPUSHED_MAX 32

static struct uk_slab_cache cache;

void lwip_frame_out_start(void)
{
	if (uk_slab_init(&cache, "frames out", sizeof(struct frame), 0, NULL))
		uk_panic("lwip: no cache for frames");
	lwip_large_start();
}

static void give_back(struct uk_netdev_buf *buf)
{
	struct frame *part = UK_CONTAINER_OF(buf, struct frame, buf);

	pbuf_free(part->p);
	uk_slab_free(&cache, part);
}

/* Each part holds a reference of its own. */
static struct frame *as_frame(struct pbuf *p)
{
	struct frame *first = NULL;
	struct uk_netdev_buf **last = NULL;

	for (; p; p = p->next) {
		struct frame *part = uk_slab_alloc(&cache);

		if (!part) {
			if (first)
				uk_netdev_free(&first->buf);
			return NULL;
		}
		pbuf_ref(p);
		part->buf = (struct uk_netdev_buf){
		    .data = p->payload,
		    .bytes = p->len,
		    .free = give_back,
		};
		part->p = p;
		if (first)
			*last = &part->buf;
		else
			first = part;
		last = &part->buf.next;
	}
	return first;
}

void lwip_frame_out_begin(struct interface *i)
{
	for (unsigned q = 0; q < CONFIG_NETDEV_QUEUES; q++)
		i->out[q].last = &i->out[q].first;
}

/* All that a connection sends goes by one queue, as it was sent. */
static unsigned queue_of(const struct interface *i, const struct frame *frame)
{
	const unsigned queues = lwip_interface_queues(i);

	if (queues == 1)
		return 0;
	return uk_netdev_flow(frame->buf.data, frame->buf.bytes, queues);
}

static int hand_over(struct interface *i, unsigned queue, struct frame *frame)
{
	const bool is_large = frame->todo.cut != UK_NETDEV_WHOLE;
	struct interface_queue *out = &i->out[queue];
	int error = uk_netdev_send(i->dev, queue, &frame->buf, &frame->todo);

	if (error)
		return error;
	if (++out->unpushed >= UNPUSHED_MAX || is_large) {
		out->unpushed = 0;
		uk_netdev_push(i->dev, queue);
	}
	return 0;
}

static void wait(struct interface *i, struct interface_queue *out,
		 struct frame *frame)
{
	frame->next = NULL;
	*out->last = frame;
	out->last = &frame->next;
	i->waiting++;
}

err_t lwip_frame_send(struct interface *i, struct frame *frame)
{
	const unsigned queue = queue_of(i, frame);
	struct interface_queue *out = &i->out[queue];
	int error = out->first ? -EAGAIN : hand_over(i, queue, frame);

	if (error == -EAGAIN)
		wait(i, out, frame);
	else if (error)
		uk_netdev_free(&frame->buf);
	return error && error != -EAGAIN ? ERR_IF : ERR_OK;
}

static err_t transmit(struct interface *i, struct pbuf *p)
{
	struct uk_netdev_todo todo = {.checksum = false};
	struct frame *frame = NULL;

	if (i->sums)
		lwip_frame_sum(p->payload, p->len, &todo);
	if (i->waiting < (todo.checksum ? WAITING_TCP_MAX : WAITING_MAX))
		frame = as_frame(p);
	if (!frame)
		return ERR_MEM;
	lwip_has_work = true;
	if (lwip_large_take(i, frame, p))
		return ERR_OK;
	frame->todo = todo;
	return lwip_frame_send(i, frame);
}

err_t lwip_frame_out(struct netif *netif, struct pbuf *p)
{
	struct interface *i = netif->state;
	struct pbuf *one;
	err_t error;

	if (pbuf_clen(p) <= i->dev->parts)
		return transmit(i, p);
	one = pbuf_clone(PBUF_RAW, PBUF_RAM, p);
	if (!one)
		return ERR_MEM;
	error = transmit(i, one);
	pbuf_free(one);
	return error;
}

static void send_waiting(struct interface *i, unsigned queue)
{
	struct interface_queue *out = &i->out[queue];
	struct frame *frame;
	int error;

	while ((frame = out->first)) {
		struct frame *next = frame->next;

		error = hand_over(i, queue, frame);
		if (error == -EAGAIN)
			return;
		if (error)
			uk_netdev_free(&frame->buf);
		out->first = next;
		i->waiting--;
	}
	out->last = &out->first;
}

void lwip_frame_flush(struct interface *i)
{
	lwip_large_end(i);
	for (unsigned q = 0; q < lwip_interface_queues(i); q++) {
		send_waiting(i, q);
		if (i->out[q].unpushed > 0)
			uk_netdev_push(i->dev, q);
		i->out[q].unpushed = 0;
	}
}

bool lwip_frames_wait(void)
{
	for (unsigned n = 0; n < lwip_interface_count; n++)
		if (lwip_interfaces[n].waiting > WAITING_MAX / 2)
			return true;
	return false;
}
