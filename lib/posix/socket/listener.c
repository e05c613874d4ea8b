// SPDX-License-Identifier: BSD-3-Clause
// Listeners: connections that came wait here, whole, until they are accepted.
//
// There is a place for each that lwIP lets come, so that none is lost for want
// of memory or of a descriptor: there it stays. What it is sent lwIP keeps.
#include "socket.h"

#include <lwip/priv/tcp_priv.h>
#include <uk/alloc.h>

static struct arrival *first(struct uk_list *list)
{
	return uk_list_empty(list)
		   ? NULL
		   : UK_LIST_ENTRY(list->next, struct arrival, link);
}

static void give_back(struct arrival *a)
{
	struct listener *l = &a->listener->listener;

	a->pcb = NULL;
	uk_list_remove(&a->link);
	uk_list_add_tail(&l->unused, &a->link);
	if (uk_list_empty(&l->waiting))
		uk_file_calm(&a->listener->file, UK_FILE_IN);
}

/* lwIP offers it again. The end of all is no data, and seen later. */
static err_t keep(void *arg, struct tcp_pcb *pcb, struct pbuf *p, err_t err)
{
	(void)arg, (void)pcb, (void)err;
	return p ? ERR_MEM : ERR_OK;
}

static void gone(void *arg, err_t error)
{
	(void)error;
	give_back(arg);
}

static err_t arrived(void *arg, struct tcp_pcb *pcb, err_t err)
{
	struct socket *s = arg;
	struct arrival *a;

	(void)err;
	/* There was no memory for its pcb: it asks again. */
	if (!pcb)
		return ERR_OK;
	a = first(&s->listener.unused);
	if (!a)
		return ERR_MEM;
	a->pcb = pcb;
	uk_list_remove(&a->link);
	uk_list_add_tail(&s->listener.waiting, &a->link);
	tcp_arg(pcb, a);
	tcp_recv(pcb, keep);
	tcp_err(pcb, gone);
	tcp_backlog_delayed(pcb);
	uk_file_signal(&s->file, UK_FILE_IN);
	return ERR_OK;
}

static int make_places(struct socket *s, unsigned count)
{
	struct arrival *arrivals =
	    uk_alloc(uk_alloc_default(), count * sizeof(*arrivals));

	if (!arrivals)
		return -ENOBUFS;
	uk_list_init(&s->listener.waiting);
	uk_list_init(&s->listener.unused);
	for (unsigned i = 0; i < count; i++) {
		arrivals[i] = (struct arrival){.listener = s};
		uk_list_add_tail(&s->listener.unused, &arrivals[i].link);
	}
	s->listener.arrivals = arrivals;
	return 0;
}

static int become(struct socket *s, struct tcp_pcb *pcb, unsigned places)
{
	struct tcp_pcb *listening;
	err_t why = ERR_OK;
	int error;

	if (pcb->local_port == 0) {
		why = tcp_bind(pcb, &pcb->local_ip, 0);
		if (why != ERR_OK)
			return socket_error(why);
	}
	listening = tcp_listen_with_backlog_and_err(pcb, (u8_t)places, &why);
	if (!listening)
		return socket_error(why);
	s->kind = SOCKET_LISTENER;
	s->local_port = listening->local_port;
	ip_addr_copy(s->local, listening->local_ip);
	s->listener = (struct listener){.pcb = listening};
	error = make_places(s, places);
	if (error) {
		tcp_close(listening);
		s->kind = SOCKET_STREAM;
		s->stream = (struct stream){.pcb = NULL};
		return error;
	}
	tcp_arg(listening, s);
	tcp_accept(listening, arrived);
	uk_file_calm(&s->file, UK_FILE_OUT | UK_FILE_HUP);
	return 0;
}

int listener_start(struct socket *s, int backlog)
{
	int error;

	if (s->kind == SOCKET_LISTENER)
		return 0;
	if (s->kind != SOCKET_STREAM)
		return -EOPNOTSUPP;
	if (s->stream.connected || s->stream.connecting)
		return -EINVAL;
	error = stream_open(s);
	if (error)
		return error;
	return become(s, s->stream.pcb,
		      (unsigned)UK_MAX(1, UK_MIN(backlog, SOMAXCONN)));
}

bool listener_take(struct socket *listener, struct socket *s)
{
	struct arrival *a = first(&listener->listener.waiting);
	struct tcp_pcb *pcb;

	if (!a)
		return false;
	pcb = a->pcb;
	give_back(a);
	tcp_backlog_accepted(pcb);
	s->nodelay = listener->nodelay;
	if (s->nodelay)
		tcp_nagle_disable(pcb);
	stream_attach(s, pcb);
	return true;
}

void listener_close(struct socket *s)
{
	struct listener *l = &s->listener;
	struct arrival *a;

	while ((a = first(&l->waiting))) {
		struct tcp_pcb *pcb = a->pcb;

		tcp_err(pcb, NULL);
		give_back(a);
		tcp_abort(pcb);
	}
	tcp_close(l->pcb);
	uk_free(uk_alloc_default(), l->arrivals);
}
