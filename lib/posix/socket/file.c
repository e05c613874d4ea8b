// SPDX-License-Identifier: BSD-3-Clause
// Sockets as files: what read, write, close and the like do with them.
#include "socket.h"

#include <sys/ioctl.h>
#include <uk/alloc.h>

static long receive(struct socket *s, struct span *to)
{
	ip_addr_t ip;
	uint16_t port;
	int flags = 0;

	switch (s->kind) {
	case SOCKET_STREAM:
		return stream_receive(s, to, 0);
	case SOCKET_DATAGRAMS:
		return datagrams_receive(s, to, &flags, &ip, &port);
	default:
		return -ENOTCONN;
	}
}

static long read_socket(struct uk_file *f, void *to, size_t bytes, int64_t *pos)
{
	const struct iovec iov = {to, bytes};
	struct span span = {&iov, 1, 0};

	(void)pos;
	uk_lwip_lock();
	long result = receive(socket_of(f), &span);

	uk_lwip_unlock();
	return result;
}

static long send_socket(struct socket *s, struct span *from)
{
	switch (s->kind) {
	case SOCKET_STREAM:
		return stream_send(s, from, 0);
	case SOCKET_DATAGRAMS:
		return datagrams_send(s, from, NULL, 0);
	default:
		return -ENOTCONN;
	}
}

static long write_socket(struct uk_file *f, const void *from, size_t bytes,
			 int64_t *pos)
{
	const struct iovec iov = {(void *)from, bytes};
	struct span span = {&iov, 1, 0};

	(void)pos;
	uk_lwip_lock();
	long result = send_socket(socket_of(f), &span);

	uk_lwip_unlock();
	return result;
}

static void more_comes(struct uk_file *f, bool more)
{
	struct socket *s = socket_of(f);

	uk_lwip_lock();
	if (s->kind == SOCKET_STREAM && more)
		s->stream.corked = true;
	else if (s->kind == SOCKET_STREAM)
		stream_flush(s);
	uk_lwip_unlock();
}

static void close_socket(struct uk_file *f)
{
	struct socket *s = socket_of(f);

	uk_lwip_lock();
	switch (s->kind) {
	case SOCKET_STREAM:
		stream_close(s);
		break;
	case SOCKET_LISTENER:
		listener_close(s);
		break;
	case SOCKET_DATAGRAMS:
		datagrams_close(s);
		break;
	}
	uk_lwip_unlock();
	uk_free(uk_alloc_default(), s);
}

static uint64_t most_ns(struct uk_file *f, unsigned event)
{
	const struct socket *s = socket_of(f);

	return event == UK_FILE_IN ? s->receive_ns : s->send_ns;
}

static int stat_socket(struct uk_file *f, struct uk_file_stat *stat)
{
	(void)f;
	*stat = (struct uk_file_stat){
	    .mode = UK_FILE_SOCKET | 0777,
	    .nlink = 1,
	    .block_bytes = 4096,
	};
	return 0;
}

static int control(struct uk_file *f, unsigned long request, void *arg)
{
	const unsigned long waiting = 0x541b; /* FIONREAD */
	struct socket *s = socket_of(f);
	size_t bytes = 0;

	if (request != waiting)
		return -ENOTTY;
	uk_lwip_lock();
	if (s->kind == SOCKET_STREAM)
		bytes = s->stream.bytes;
	else if (s->kind == SOCKET_DATAGRAMS && s->datagrams.first)
		bytes = s->datagrams.first->p->tot_len;
	uk_lwip_unlock();
	*(int *)arg = (int)bytes;
	return 0;
}

/* The network brings events: waiting for them is no deadlock. */
const struct uk_file_ops socket_ops = {
    .is_stream = true,
    .is_external = true,
    .close = close_socket,
    .read = read_socket,
    .write = write_socket,
    .more = more_comes,
    .most_ns = most_ns,
    .stat = stat_socket,
    .ioctl = control,
};

struct socket *socket_new(int family, enum socket_kind kind, unsigned flags)
{
	struct socket *s = uk_alloc(uk_alloc_default(), sizeof(*s));

	if (!s)
		return NULL;
	*s = (struct socket){
	    .kind = kind,
	    .family = family,
	    .room = TCP_WND,
	};
	uk_file_init(&s->file, &socket_ops,
		     UK_FILE_RDWR | (flags & UK_FILE_NONBLOCK), 0);
	return s;
}

void socket_free(struct socket *s)
{
	uk_free(uk_alloc_default(), s);
}
