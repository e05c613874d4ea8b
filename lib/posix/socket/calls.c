// SPDX-License-Identifier: BSD-3-Clause
// The calls that make sockets, name them, and join them.
#include "address.h"
#include "socket.h"

#include <uk/interrupt.h>
#include <uk/plat.h>

/* The least descriptor is the socket's, or the socket is gone. */
static int add(struct socket *s, int flags)
{
	int fd = uk_fd_add(&s->file, 0, (unsigned)flags);

	if (fd < 0)
		uk_file_put(&s->file);
	return fd;
}

static int kind_of(int domain, int type, int protocol, enum socket_kind *kind)
{
	if (!address_is_family(domain))
		return -EAFNOSUPPORT;
	if (type != SOCK_STREAM && type != SOCK_DGRAM)
		return -EPROTONOSUPPORT;
	*kind = type == SOCK_STREAM ? SOCKET_STREAM : SOCKET_DATAGRAMS;
	if (protocol != 0 &&
	    protocol != (type == SOCK_STREAM ? IPPROTO_TCP : IPPROTO_UDP))
		return -EPROTONOSUPPORT;
	return 0;
}

static int open_socket(int domain, int type, int protocol)
{
	const int flags = type & (SOCK_CLOEXEC | SOCK_NONBLOCK);
	enum socket_kind kind;
	int error = kind_of(domain, type & ~flags, protocol, &kind);
	struct socket *s;

	if (error)
		return error;
	s = socket_new(domain, kind, (unsigned)flags);
	if (!s)
		return -ENOMEM;
	uk_lwip_lock();
	error = kind == SOCKET_STREAM ? stream_open(s) : datagrams_open(s);
	uk_lwip_unlock();
	if (error) {
		uk_file_put(&s->file);
		return error;
	}
	if (kind == SOCKET_STREAM)
		uk_file_signal(&s->file, UK_FILE_OUT | UK_FILE_HUP);
	return add(s, flags);
}

int socket(int domain, int type, int protocol)
{
	return (int)uk_fd_return(open_socket(domain, type, protocol));
}

static int bind_to(struct socket *s, const struct sockaddr *address,
		   socklen_t bytes)
{
	ip_addr_t ip;
	uint16_t port;
	int error = socket_address_in(s, address, bytes, &ip, &port);

	if (error)
		return error;
	if (s->kind == SOCKET_LISTENER || s->local_port != 0)
		return -EINVAL;
	if (s->kind == SOCKET_DATAGRAMS) {
		error = socket_error(udp_bind(s->datagrams.pcb, &ip, port));
		if (!error)
			s->local_port = s->datagrams.pcb->local_port;
		return error;
	}
	error = stream_open(s);
	if (!error)
		error = socket_error(tcp_bind(s->stream.pcb, &ip, port));
	if (!error)
		s->local_port = s->stream.pcb->local_port;
	return error;
}

int bind(int fd, const struct sockaddr *address, socklen_t bytes)
{
	return (int)SOCKET_LOCKED(fd, bind_to(s, address, bytes));
}

int listen(int fd, int backlog)
{
	return (int)SOCKET_LOCKED(fd, listener_start(s, backlog));
}

/* The new socket is made first, so that the connection stays where it is if
 * there is no memory, or no descriptor, for one. */
static int take_one(struct socket *listener, int flags, struct socket **taken)
{
	struct socket *s;
	int fd;

	if (uk_list_empty(&listener->listener.waiting))
		return -EAGAIN;
	s = socket_new(listener->family, SOCKET_STREAM, (unsigned)flags);
	if (!s)
		return -ENOMEM;
	fd = uk_fd_add(&s->file, 0, (unsigned)flags);
	if (fd < 0) {
		/* Its close would want the lock. */
		socket_free(s);
		return fd;
	}
	listener_take(listener, s);
	*taken = s;
	return fd;
}

static int take(struct socket *s, struct sockaddr *address, socklen_t *bytes,
		int flags)
{
	struct socket *taken = NULL;
	int result = -EINVAL;

	uk_lwip_lock();
	if (s->kind == SOCKET_DATAGRAMS)
		result = -EOPNOTSUPP;
	else if (s->kind == SOCKET_LISTENER)
		result = take_one(s, flags, &taken);
	if (taken && address)
		socket_address_out(s->family, &taken->remote,
				   taken->remote_port, address, bytes);
	uk_lwip_unlock();
	return result;
}

static int accept_waiting(struct socket *s, struct sockaddr *address,
			  socklen_t *bytes, int flags)
{
	long result;

	if (flags & ~(SOCK_CLOEXEC | SOCK_NONBLOCK))
		return -EINVAL;
	do
		result = take(s, address, bytes, flags);
	while (socket_should_retry(s, &result, UK_FILE_IN, 0));
	return (int)result;
}

int accept4(int fd, struct sockaddr *address, socklen_t *bytes, int flags)
{
	return (int)SOCKET_CALL(fd, accept_waiting(s, address, bytes, flags));
}

int accept(int fd, struct sockaddr *address, socklen_t *bytes)
{
	return accept4(fd, address, bytes, 0);
}

static int start_connect(struct socket *s, const struct sockaddr *address,
			 socklen_t bytes)
{
	ip_addr_t ip;
	uint16_t port;
	int error;

	if (s->kind == SOCKET_DATAGRAMS && address &&
	    address->sa_family == AF_UNSPEC)
		return datagrams_connect(s, NULL, 0);
	error = socket_address_in(s, address, bytes, &ip, &port);
	if (error)
		return error;
	/* As others have it, no address is this machine's. */
	if (ip_addr_isany(&ip) || IP_IS_ANY_TYPE_VAL(ip))
		ip_addr_set_loopback(s->family == AF_INET6, &ip);
	switch (s->kind) {
	case SOCKET_STREAM:
		return stream_connect(s, &ip, port);
	case SOCKET_DATAGRAMS:
		return datagrams_connect(s, &ip, port);
	default:
		return -EOPNOTSUPP;
	}
}

static int connect_waiting(struct socket *s, const struct sockaddr *address,
			   socklen_t bytes)
{
	uint64_t deadline =
	    s->send_ns ? uk_plat_time_ns() + s->send_ns : UK_PLAT_FOREVER;
	int error;

	uk_lwip_lock();
	error = start_connect(s, address, bytes);
	uk_lwip_unlock();
	if (error != -EINPROGRESS || s->file.flags & UK_FILE_NONBLOCK)
		return error;
	do
		error = uk_file_wait(&s->file, UK_FILE_OUT, deadline);
	while (error == -EINTR && uk_interrupt_handle());
	if (error)
		return error == -EINTR ? error : -EINPROGRESS;
	uk_lwip_lock();
	error = socket_take_error(s);
	uk_lwip_unlock();
	return error;
}

int connect(int fd, const struct sockaddr *address, socklen_t bytes)
{
	return (int)SOCKET_CALL(fd, connect_waiting(s, address, bytes));
}

static int shut(struct socket *s, int how)
{
	if (how < SHUT_RD || how > SHUT_RDWR)
		return -EINVAL;
	switch (s->kind) {
	case SOCKET_STREAM:
		return stream_shutdown(s, how);
	case SOCKET_DATAGRAMS:
		return datagrams_shutdown(s, how);
	default:
		return -ENOTCONN;
	}
}

int shutdown(int fd, int how)
{
	return (int)SOCKET_LOCKED(fd, shut(s, how));
}

/* lwIP knows better than what was kept, as long as it has the connection. */
static int own_name(struct socket *s, struct sockaddr *address,
		    socklen_t *bytes)
{
	ip_addr_t ip;
	uint16_t port = s->local_port;

	ip_addr_copy(ip, s->local);
	if (s->kind == SOCKET_DATAGRAMS) {
		ip_addr_copy(ip, s->datagrams.pcb->local_ip);
		port = s->datagrams.pcb->local_port;
	} else if (s->kind == SOCKET_STREAM && s->stream.pcb) {
		ip_addr_copy(ip, s->stream.pcb->local_ip);
		port = s->stream.pcb->local_port;
	}
	socket_address_out(s->family, &ip, port, address, bytes);
	return 0;
}

int getsockname(int fd, struct sockaddr *address, socklen_t *bytes)
{
	return (int)SOCKET_LOCKED(fd, own_name(s, address, bytes));
}

static bool is_connected(const struct socket *s)
{
	return s->kind == SOCKET_STREAM
		   ? s->stream.connected
		   : s->kind == SOCKET_DATAGRAMS && s->datagrams.connected;
}

static int other_name(struct socket *s, struct sockaddr *address,
		      socklen_t *bytes)
{
	if (!is_connected(s))
		return -ENOTCONN;
	socket_address_out(s->family, &s->remote, s->remote_port, address,
			   bytes);
	return 0;
}

int getpeername(int fd, struct sockaddr *address, socklen_t *bytes)
{
	return (int)SOCKET_LOCKED(fd, other_name(s, address, bytes));
}
