// SPDX-License-Identifier: BSD-3-Clause
// Streams: a connection of TCP, and what lwIP calls when something happens.
#include "socket.h"

#include <lwip/priv/tcp_priv.h>

/* Ticks of TCP between lwIP's polls: how soon a write is tried again that
 * failed for want of memory with nothing on its way. */
#define POLL_INTERVAL 2

/* A closed connection ends when the other end has taken nothing of what is left
 * for so many ticks; or so often that long, if it says that it has no room. */
#define GIVE_UP_TICKS 250
#define GIVE_UP_FULL  12

/* A third of the room makes writing worthwhile. */
static void let_write(struct socket *s)
{
	struct stream *t = &s->stream;
	size_t most, room;

	if (s->file.events & UK_FILE_OUT || !t->connected)
		return;
	room = stream_room(t, &most);
	if (room >= most / 3 && tcp_sndqueuelen(t->pcb) < TCP_SND_QUEUELEN / 2)
		uk_file_signal(&s->file, UK_FILE_OUT);
}

static err_t sent(void *arg, struct tcp_pcb *pcb, u16_t bytes)
{
	(void)pcb, (void)bytes;
	let_write(arg);
	return ERR_OK;
}

static err_t polled(void *arg, struct tcp_pcb *pcb)
{
	(void)pcb;
	let_write(arg);
	return ERR_OK;
}

static void output(struct uk_lwip_later *later)
{
	struct stream *t = UK_CONTAINER_OF(later, struct stream, output);

	tcp_output(t->pcb);
}

static void forget(struct stream *t)
{
	uk_lwip_later_not(&t->output);
	t->pcb = NULL;
}

/* lwIP begins to count anew whenever something was taken. */
static err_t abandoned(void *arg, struct tcp_pcb *pcb)
{
	uintptr_t times = (uintptr_t)arg + 1;

	tcp_arg(pcb, (void *)times);
	if (pcb->persist_backoff > 0 && times < GIVE_UP_FULL)
		return ERR_OK;
	tcp_abort(pcb);
	return ERR_ABRT;
}

static void leave(struct socket *s)
{
	struct tcp_pcb *pcb = s->stream.pcb;

	if (!pcb)
		return;
	forget(&s->stream);
	tcp_arg(pcb, NULL);
	tcp_recv(pcb, NULL);
	tcp_sent(pcb, NULL);
	tcp_err(pcb, NULL);
	tcp_poll(pcb, abandoned, GIVE_UP_TICKS);
}

/* Nothing more comes, and where nothing may be sent either, that is all. */
static void end(struct socket *s)
{
	struct stream *t = &s->stream;
	unsigned events = UK_FILE_IN;

	t->ended = true;
	if (t->shut_write || !t->pcb)
		events |= UK_FILE_HUP | UK_FILE_OUT;
	/* lwIP forgets these without a word. */
	if (t->pcb && (t->pcb->state == TIME_WAIT || t->pcb->state == CLOSING))
		leave(s);
	uk_file_signal(&s->file, events);
}

/* What nobody reads is not taken in when there is no memory for it: lwIP keeps
 * it, asks again soon, and drops what else comes. The other end is told that
 * there is no room. Not when its end has come with the data: with that lwIP may
 * forget the connection, and them. */
static bool must_wait(const struct stream *t)
{
	return t->bytes > STREAM_FEW && t->pcb->state <= FIN_WAIT_2 &&
	       uk_lwip_memory() == UK_LWIP_FULL;
}

static err_t received(void *arg, struct tcp_pcb *pcb, struct pbuf *p, err_t err)
{
	struct socket *s = arg;
	struct stream *t = &s->stream;

	(void)err;
	if (!p) {
		end(s);
		return ERR_OK;
	}
	if (t->shut_read) {
		tcp_recved(pcb, p->tot_len);
		pbuf_free(p);
		return ERR_OK;
	}
	if (must_wait(t)) {
		/* With SACK lwIP has told already how much room there was. */
		if (pcb->rcv_ann_wnd > 0)
			tcp_ack_now(pcb);
		pcb->rcv_ann_wnd = 0;
		return ERR_MEM;
	}
	t->bytes += p->tot_len;
	if (t->last)
		t->last->next = p;
	else
		t->first = p;
	while (p->next)
		p = p->next;
	t->last = p;
	uk_file_signal(&s->file, UK_FILE_IN);
	return ERR_OK;
}

/* lwIP has freed the pcb. */
static void failed(void *arg, err_t error)
{
	struct socket *s = arg;
	struct stream *t = &s->stream;

	forget(t);
	if (error == ERR_CLSD) {
		end(s);
		return;
	}
	if (error == ERR_ABRT)
		s->error = ETIMEDOUT; /* nobody else aborts */
	else if (t->connecting && error == ERR_RST)
		s->error = ECONNREFUSED;
	else
		s->error = -socket_error(error);
	t->connecting = t->connected = false;
	t->ended = true;
	uk_file_signal(&s->file,
		       UK_FILE_IN | UK_FILE_OUT | UK_FILE_ERR | UK_FILE_HUP);
}

static void keep_addresses(struct socket *s)
{
	struct tcp_pcb *pcb = s->stream.pcb;

	ip_addr_copy(s->local, pcb->local_ip);
	ip_addr_copy(s->remote, pcb->remote_ip);
	s->local_port = pcb->local_port;
	s->remote_port = pcb->remote_port;
}

static err_t connected(void *arg, struct tcp_pcb *pcb, err_t err)
{
	struct socket *s = arg;

	(void)pcb, (void)err;
	s->stream.connecting = false;
	s->stream.connected = true;
	keep_addresses(s);
	uk_file_calm(&s->file, UK_FILE_HUP);
	uk_file_signal(&s->file, UK_FILE_OUT);
	return ERR_OK;
}

static void take(struct socket *s, struct tcp_pcb *pcb)
{
	s->stream.pcb = pcb;
	uk_lwip_later_init(&s->stream.output, output);
	tcp_arg(pcb, s);
	tcp_recv(pcb, received);
	tcp_sent(pcb, sent);
	tcp_err(pcb, failed);
	tcp_poll(pcb, polled, POLL_INTERVAL);
}

/* Of a socket that has none, or whose last attempt to connect failed. */
int stream_open(struct socket *s)
{
	struct tcp_pcb *pcb;

	if (s->stream.pcb)
		return 0;
	pcb = tcp_new_ip_type(s->family == AF_INET ? IPADDR_TYPE_V4
			      : s->v6only          ? IPADDR_TYPE_V6
						   : IPADDR_TYPE_ANY);
	if (!pcb)
		return -ENOBUFS;
	if (s->nodelay)
		tcp_nagle_disable(pcb);
	take(s, pcb);
	return 0;
}

void stream_attach(struct socket *s, struct tcp_pcb *pcb)
{
	take(s, pcb);
	s->stream.connected = true;
	keep_addresses(s);
	uk_file_signal(&s->file, UK_FILE_OUT);
	/* What came before; the end after it. */
	if (pcb->refused_data)
		tcp_process_refused_data(pcb);
	else if (pcb->state == CLOSE_WAIT)
		end(s);
}

int stream_connect(struct socket *s, const ip_addr_t *ip, uint16_t port)
{
	struct stream *t = &s->stream;
	int error;

	if (t->connecting)
		return -EALREADY;
	if (t->connected)
		return -EISCONN;
	error = stream_open(s);
	if (error)
		return error;
	t->ended = false;
	s->error = 0;
	uk_file_calm(&s->file,
		     UK_FILE_IN | UK_FILE_OUT | UK_FILE_ERR | UK_FILE_HUP);
	error = socket_error(tcp_connect(t->pcb, ip, port, connected));
	if (error)
		return error;
	t->connecting = true;
	return -EINPROGRESS;
}

static void drop_received(struct stream *t)
{
	while (t->first) {
		struct pbuf *p = t->first;

		t->first = p->next;
		p->next = NULL;
		pbuf_free(p);
	}
	t->last = NULL;
	t->bytes = t->offset = 0;
}

int stream_shutdown(struct socket *s, int how)
{
	struct stream *t = &s->stream;

	if (!t->connected)
		return -ENOTCONN;
	if (how != SHUT_WR && !t->shut_read) {
		t->shut_read = true;
		stream_reopen(t->pcb, t->bytes);
		drop_received(t);
		uk_file_signal(&s->file, UK_FILE_IN);
	}
	if (how != SHUT_RD && !t->shut_write) {
		t->shut_write = true;
		if (t->pcb)
			tcp_shutdown(t->pcb, 0, 1);
		if (t->ended)
			uk_file_signal(&s->file, UK_FILE_HUP);
		uk_file_signal(&s->file, UK_FILE_OUT);
	}
	return 0;
}

void stream_close(struct socket *s)
{
	struct tcp_pcb *pcb = s->stream.pcb;
	const bool is_unread = s->stream.bytes > 0;

	drop_received(&s->stream);
	leave(s);
	if (!pcb)
		return;
	/* With what nobody has read lwIP ends the connection at once, too: what
	 * was written is sent before, as it may say why. */
	if (is_unread)
		tcp_output(pcb);
	if (s->linger.l_onoff && s->linger.l_linger == 0)
		tcp_abort(pcb);
	else if (tcp_close(pcb) != ERR_OK)
		tcp_abort(pcb);
}
