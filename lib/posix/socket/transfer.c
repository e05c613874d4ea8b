// SPDX-License-Identifier: BSD-3-Clause
// Streams: what is read and written. The other end may send as much again as
// was read; it is never told more than there is room for.
#include "socket.h"

#include <lwip/priv/tcp_priv.h>

/* What lwIP takes at a time. */
#define MOST 0xffffU

/* So that others go on when a few, or many of those that do not read, hold all
 * that there is. */
size_t stream_room(const struct stream *t, size_t *most)
{
	/* tcp_sndbuf() never says more than 64 KiB. */
	size_t room = t->pcb->snd_buf, used = TCP_SND_BUF - room;

	switch (uk_lwip_memory()) {
	case UK_LWIP_PLENTY:
		*most = TCP_SND_BUF;
		return room;
	case UK_LWIP_SHORT:
		*most = UK_MIN(STREAM_FEW, TCP_SND_BUF);
		break;
	case UK_LWIP_FULL:
		*most = TCP_MSS;
		break;
	}
	return *most > used ? *most - used : 0;
}

void stream_reopen(struct tcp_pcb *pcb, size_t bytes)
{
	for (; pcb && bytes > 0; bytes -= UK_MIN(bytes, MOST))
		tcp_recved(pcb, (u16_t)UK_MIN(bytes, MOST));
}

static size_t peek(const struct stream *t, struct span *to)
{
	size_t offset = t->offset, done = 0;

	for (const struct pbuf *p = t->first; p; p = p->next, offset = 0) {
		size_t n = UK_MIN(p->len - offset, span_left(to));

		span_put(to, (const char *)p->payload + offset, n);
		done += n;
	}
	return done;
}

static size_t take(struct stream *t, struct span *to)
{
	size_t done = 0;

	while (t->first) {
		struct pbuf *p = t->first;
		size_t n = UK_MIN(p->len - t->offset, span_left(to));

		span_put(to, (const char *)p->payload + t->offset, n);
		done += n;
		t->offset += n;
		if (t->offset < p->len)
			break;
		t->offset = 0;
		t->first = p->next;
		p->next = NULL;
		pbuf_free(p);
	}
	if (!t->first)
		t->last = NULL;
	t->bytes -= done;
	return done;
}

long stream_receive(struct socket *s, struct span *to, int flags)
{
	struct stream *t = &s->stream;
	bool none_wanted = span_left(to) == 0;
	size_t done;

	if (t->bytes > 0 && flags & MSG_PEEK)
		return (long)peek(t, to);
	if (t->bytes > 0) {
		done = take(t, to);
		stream_reopen(t->pcb, done);
		if (t->pcb && t->pcb->refused_data)
			tcp_process_refused_data(t->pcb);
		if (t->bytes == 0 && !t->ended && !t->shut_read)
			uk_file_calm(&s->file, UK_FILE_IN);
		return (long)done;
	}
	if (s->error)
		return socket_take_error(s);
	if (t->ended || t->shut_read)
		return 0;
	if (!t->connected && !t->connecting)
		return -ENOTCONN;
	return none_wanted ? 0 : -EAGAIN;
}

/* lwIP copies; what it has no memory for, it may have for less. */
static size_t write_piece(struct tcp_pcb *pcb, const void *from, size_t bytes,
			  size_t room, u8_t flags)
{
	size_t n = UK_MIN(UK_MIN(bytes, room), MOST);

	while (n > 0 &&
	       tcp_write(pcb, from, (u16_t)n,
			 TCP_WRITE_FLAG_COPY | flags |
			     (n < bytes ? TCP_WRITE_FLAG_MORE : 0)) != ERR_OK)
		n = n > TCP_MSS ? n / 2 : 0;
	return n;
}

static size_t write_all(struct stream *t, struct span *from, bool more)
{
	size_t done = 0;

	while (from->count > 0) {
		size_t bytes, most, room = stream_room(t, &most);
		const void *at = span_peek(from, &bytes);
		bool is_last = from->count == 1 && !more;
		size_t n = write_piece(t->pcb, at, bytes, room,
				       is_last ? 0 : TCP_WRITE_FLAG_MORE);

		span_skip(from, n);
		done += n;
		if (n == 0 && bytes > 0)
			break;
	}
	return done;
}

void stream_flush(struct socket *s)
{
	s->stream.corked = false;
	if (s->stream.pcb)
		uk_lwip_later(&s->stream.output);
}

long stream_send(struct socket *s, struct span *from, int flags)
{
	struct stream *t = &s->stream;
	size_t wanted = span_left(from), done;

	if (s->error)
		return socket_take_error(s);
	if (t->connecting)
		return -EAGAIN;
	if (t->shut_write || (t->connected && !t->pcb))
		return -EPIPE;
	if (!t->connected)
		return t->ended ? -EPIPE : -ENOTCONN;
	done = write_all(t, from, flags & MSG_MORE || t->corked);
	if (done < wanted) {
		uk_file_calm(&s->file, UK_FILE_OUT);
		tcp_output(t->pcb);
	} else if (!(flags & MSG_MORE) && !t->corked) {
		uk_lwip_later(&t->output);
	}
	return done > 0 || wanted == 0 ? (long)done : -EAGAIN;
}
