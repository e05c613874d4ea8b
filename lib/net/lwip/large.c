// SPDX-License-Identifier: BSD-3-Clause
// Large packets: segments of one connection that lwIP sends one after the other
// become one packet, which the device cuts into them again.
//
// lwIP knows nothing of it: each segment is kept, timed and sent again as ever,
// and the data stay where they are. The headers are copied, as lwIP keeps its
// own for when a segment has to be sent anew.
#include "frame.h"

#include <string.h>
#include <uk/segment.h>
#include <uk/slab.h>

const unsigned lwip_large_cuts = UK_NETDEV_CUT4 | UK_NETDEV_CUT6;

/* The headers of a large packet, its first part. */
struct head {
	struct frame frame;
	uint8_t bytes[UK_SEGMENT_HEADERS];
};

/* A packet while it grows, one of each interface. */
struct large {
	struct frame *frame; /* the first of its parts; NULL: there is none */
	struct uk_netdev_buf **last;
	unsigned parts;
	struct uk_segment first; /* lwIP has its headers until there are more */
	struct uk_segment_run all;
};

static struct uk_slab_cache cache;
static struct large larges[CONFIG_LWIP_INTERFACES];

static struct large *large_of(const struct interface *i)
{
	return &larges[i - lwip_interfaces];
}

void lwip_large_start(void)
{
	if (uk_slab_init(&cache, "large frames", sizeof(struct head), 0, NULL))
		uk_panic("lwip: no cache for large frames");
}

static void give_back(struct uk_netdev_buf *buf)
{
	uk_slab_free(&cache, UK_CONTAINER_OF(buf, struct head, frame.buf));
}

/* Leaves the payload alone of a frame; returns its first part, and where the
 * last one is to be followed. */
static struct uk_netdev_buf *behind_headers(struct frame *frame, unsigned bytes,
					    struct uk_netdev_buf ***last)
{
	struct uk_netdev_buf *first = &frame->buf, *b;

	first->data = (uint8_t *)first->data + bytes;
	first->bytes -= bytes;
	if (first->bytes == 0) {
		first = first->next;
		frame->buf.free(&frame->buf);
	}
	for (b = first; b->next; b = b->next)
		;
	*last = &b->next;
	return first;
}

/* The headers that all segments have become a part of their own. */
static bool copy_headers(struct large *large)
{
	const unsigned bytes = large->first.header_bytes;
	struct head *head = uk_slab_alloc(&cache);

	if (!head)
		return false;
	memcpy(head->bytes, large->first.headers, bytes);
	head->frame = (struct frame){
	    .buf =
		{
		    .data = head->bytes,
		    .bytes = bytes,
		    .free = give_back,
		},
	};
	head->frame.buf.next =
	    behind_headers(large->frame, bytes, &large->last);
	large->frame = &head->frame;
	large->first.headers = head->bytes;
	large->parts++;
	return true;
}

/* One part may be needed for the headers, when the second segment comes. */
static bool grow(struct interface *i, struct frame *frame,
		 const struct uk_segment *next, unsigned parts)
{
	struct large *large = large_of(i);
	struct uk_netdev_buf **last;
	const bool is_second = large->all.count == 1;

	if (large->parts + is_second + parts > i->dev->parts ||
	    !uk_segment_take(&large->all, large->first.headers, next))
		return false;
	if (is_second && !copy_headers(large)) {
		uk_segment_begin(&large->all, &large->first);
		return false;
	}
	last = large->last;
	*last = behind_headers(frame, next->header_bytes, &large->last);
	large->parts += parts;
	return true;
}

bool lwip_large_take(struct interface *i, struct frame *frame,
		     const struct pbuf *p)
{
	struct large *large = large_of(i);
	const unsigned parts = pbuf_clen(p);
	struct uk_segment s;
	bool is_one =
	    i->sums && uk_segment_read(&s, p->payload, p->len, p->tot_len) &&
	    i->dev->abilities & (s.is_ip6 ? UK_NETDEV_CUT6 : UK_NETDEV_CUT4);

	if (is_one && large->frame && grow(i, frame, &s, parts))
		return true;
	lwip_large_end(i);
	if (!is_one || s.ends)
		return false;
	large->frame = frame;
	large->parts = parts;
	large->first = s;
	uk_segment_begin(&large->all, &s);
	return true;
}

/* Nobody can be told any more of an error: what is lost lwIP sends again. */
void lwip_large_end(struct interface *i)
{
	struct large *large = large_of(i);
	struct frame *frame = large->frame;

	if (!frame)
		return;
	large->frame = NULL;
	frame->todo = (struct uk_netdev_todo){.checksum = false};
	if (large->all.count > 1)
		uk_segment_finish(&large->all, frame->buf.data, &large->first,
				  &frame->todo);
	else
		lwip_frame_sum(frame->buf.data, frame->buf.bytes, &frame->todo);
	(void)lwip_frame_send(i, frame);
}
