// SPDX-License-Identifier: BSD-3-Clause
// Datagrams: UDP. What comes is kept up to the socket's room, then lost.
#include "socket.h"

#include <uk/alloc.h>

/* What a datagram takes besides its data. */
#define OVERHEAD (sizeof(struct datagram) + 64)

static void came(void *arg, struct udp_pcb *pcb, struct pbuf *p,
		 const ip_addr_t *from, u16_t port)
{
	struct socket *s = arg;
	struct datagrams *d = &s->datagrams;
	struct datagram *one = NULL;

	(void)pcb;
	if (!d->shut_read && d->bytes + p->tot_len + OVERHEAD <= s->room)
		one = uk_alloc(uk_alloc_default(), sizeof(*one));
	if (!one) {
		pbuf_free(p);
		return;
	}
	*one = (struct datagram){.p = p, .port = port};
	ip_addr_copy(one->from, *from);
	*d->last = one;
	d->last = &one->next;
	d->bytes += p->tot_len + OVERHEAD;
	uk_file_signal(&s->file, UK_FILE_IN);
}

static void has_room(struct uk_lwip_later *room)
{
	struct datagrams *d = UK_CONTAINER_OF(room, struct datagrams, room);

	uk_file_signal(&UK_CONTAINER_OF(d, struct socket, datagrams)->file,
		       UK_FILE_OUT);
}

int datagrams_open(struct socket *s)
{
	struct datagrams *d = &s->datagrams;

	d->last = &d->first;
	uk_lwip_later_init(&d->room, has_room);
	d->pcb = udp_new_ip_type(s->family == AF_INET ? IPADDR_TYPE_V4
						      : IPADDR_TYPE_ANY);
	if (!d->pcb)
		return -ENOBUFS;
	udp_recv(d->pcb, came, s);
	uk_file_signal(&s->file, UK_FILE_OUT);
	return 0;
}

static void drop_first(struct datagrams *d)
{
	struct datagram *one = d->first;

	d->bytes -= one->p->tot_len + OVERHEAD;
	d->first = one->next;
	if (!d->first)
		d->last = &d->first;
	pbuf_free(one->p);
	uk_free(uk_alloc_default(), one);
}

void datagrams_close(struct socket *s)
{
	while (s->datagrams.first)
		drop_first(&s->datagrams);
	uk_lwip_later_not(&s->datagrams.room);
	if (s->datagrams.pcb)
		udp_remove(s->datagrams.pcb);
}

int datagrams_connect(struct socket *s, const ip_addr_t *ip, uint16_t port)
{
	struct datagrams *d = &s->datagrams;
	int error;

	if (!ip) {
		udp_disconnect(d->pcb);
		d->connected = false;
		return 0;
	}
	error = socket_error(udp_connect(d->pcb, ip, port));
	if (error)
		return error;
	d->connected = true;
	ip_addr_copy(s->remote, *ip);
	s->remote_port = port;
	return 0;
}

static size_t copy(struct span *to, const struct pbuf *p)
{
	size_t done = 0;

	for (; p; p = p->next) {
		size_t n = UK_MIN((size_t)p->len, span_left(to));

		span_put(to, p->payload, n);
		done += n;
	}
	return done;
}

long datagrams_receive(struct socket *s, struct span *to, int *flags,
		       ip_addr_t *ip, uint16_t *port)
{
	struct datagrams *d = &s->datagrams;
	struct datagram *one = d->first;
	size_t length, done;

	if (s->error)
		return socket_take_error(s);
	if (!one)
		return d->shut_read ? 0 : -EAGAIN;
	length = one->p->tot_len;
	done = copy(to, one->p);
	ip_addr_copy(*ip, one->from);
	*port = one->port;
	if (!(*flags & MSG_PEEK)) {
		drop_first(d);
		if (!d->first && !d->shut_read)
			uk_file_calm(&s->file, UK_FILE_IN);
	}
	if (*flags & MSG_TRUNC)
		done = length;
	*flags = done < length ? MSG_TRUNC : 0;
	return (long)done;
}

/* What a device has no room for is not lost before somebody can know. */
static long wait_for_room(struct socket *s)
{
	if (!uk_lwip_later_room(&s->datagrams.room))
		return -ENOBUFS;
	uk_file_calm(&s->file, UK_FILE_OUT);
	return -EAGAIN;
}

long datagrams_send(struct socket *s, struct span *from, const ip_addr_t *ip,
		    uint16_t port)
{
	struct datagrams *d = &s->datagrams;
	const struct span whole = *from;
	size_t bytes = span_left(from), done = 0;
	struct pbuf *p;
	err_t error;

	if (s->error)
		return socket_take_error(s);
	if (d->shut_write)
		return -EPIPE;
	if (!ip && !d->connected)
		return -EDESTADDRREQ;
	if (bytes > 0xffff - UDP_HLEN - IP_HLEN)
		return -EMSGSIZE;
	p = pbuf_alloc(PBUF_TRANSPORT, (u16_t)bytes, PBUF_RAM);
	if (!p)
		return -ENOBUFS;
	while (done < bytes) {
		size_t n;
		const void *at = span_peek(from, &n);

		pbuf_take_at(p, at, (u16_t)n, (u16_t)done);
		span_skip(from, n);
		done += n;
	}
	error = ip ? udp_sendto(d->pcb, p, ip, port) : udp_send(d->pcb, p);
	pbuf_free(p);
	if (error == ERR_MEM) {
		*from = whole;
		return wait_for_room(s);
	}
	return error == ERR_OK ? (long)bytes : socket_error(error);
}

int datagrams_shutdown(struct socket *s, int how)
{
	struct datagrams *d = &s->datagrams;

	if (!d->connected)
		return -ENOTCONN;
	if (how != SHUT_WR) {
		d->shut_read = true;
		uk_file_signal(&s->file, UK_FILE_IN);
	}
	if (how != SHUT_RD)
		d->shut_write = true;
	return 0;
}
