// SPDX-License-Identifier: BSD-3-Clause
// Sending and receiving: send, recv and their relatives.
#include "socket.h"

#include <uk/interrupt.h>
#include <uk/plat.h>

#define IGNORED (MSG_NOSIGNAL | MSG_DONTROUTE | MSG_CMSG_CLOEXEC | MSG_EOR)

bool socket_should_retry(struct socket *s, long *result, unsigned event,
			 int flags)
{
	uint64_t most = event == UK_FILE_IN ? s->receive_ns : s->send_ns;

	if (*result == -EAGAIN && !(flags & MSG_DONTWAIT) &&
	    !(s->file.flags & UK_FILE_NONBLOCK)) {
		*result = uk_file_wait(&s->file, event,
				       most ? uk_plat_time_ns() + most
					    : UK_PLAT_FOREVER);
		if (*result == 0)
			return true;
		if (*result == -ETIMEDOUT)
			*result = -EAGAIN;
	}
	return *result == -EINTR && uk_interrupt_handle();
}

/* Who a datagram is from, or to. */
struct other {
	ip_addr_t ip;
	uint16_t port;
	bool known;
};

static long receive_once(struct socket *s, struct span *to, int *flags,
			 struct other *from)
{
	long result = -ENOTCONN;
	int given = *flags;

	uk_lwip_lock();
	if (s->kind == SOCKET_STREAM) {
		*flags = 0;
		result = stream_receive(s, to, given);
	} else if (s->kind == SOCKET_DATAGRAMS) {
		result =
		    datagrams_receive(s, to, flags, &from->ip, &from->port);
		from->known = result >= 0;
	}
	uk_lwip_unlock();
	return result;
}

static long receive(struct socket *s, struct span *to, int *flags,
		    struct other *from)
{
	const int given = *flags;
	bool all = given & MSG_WAITALL && s->kind == SOCKET_STREAM &&
		   !(given & MSG_PEEK);
	long done = 0, result;

	if (given &
	    ~(MSG_PEEK | MSG_DONTWAIT | MSG_WAITALL | MSG_TRUNC | IGNORED))
		return -EOPNOTSUPP;
	do {
		*flags = given;
		result = receive_once(s, to, flags, from);
		if (result > 0)
			done += result;
	} while ((all && result > 0 && span_left(to) > 0) ||
		 socket_should_retry(s, &result, UK_FILE_IN, given));
	return done > 0 ? done : result;
}

static long send_once(struct socket *s, struct span *from, int flags,
		      const struct other *to)
{
	long result = -ENOTCONN;

	uk_lwip_lock();
	if (s->kind == SOCKET_STREAM)
		result = to->known ? -EISCONN : stream_send(s, from, flags);
	else if (s->kind == SOCKET_DATAGRAMS)
		result = datagrams_send(s, from, to->known ? &to->ip : NULL,
					to->port);
	uk_lwip_unlock();
	return result;
}

static long transmit(struct socket *s, struct span *from, int flags,
		     const struct other *to)
{
	bool all = s->kind == SOCKET_STREAM && !(flags & MSG_DONTWAIT) &&
		   !(s->file.flags & UK_FILE_NONBLOCK);
	long done = 0, result;

	if (flags & ~(MSG_DONTWAIT | MSG_MORE | IGNORED))
		return -EOPNOTSUPP;
	do {
		result = send_once(s, from, flags, to);
		if (result > 0)
			done += result;
	} while ((all && result > 0 && span_left(from) > 0) ||
		 socket_should_retry(s, &result, UK_FILE_OUT, flags));
	return done > 0 ? done : result;
}

static long send_message(struct socket *s, const struct msghdr *m, int flags)
{
	struct span span = {m->msg_iov, m->msg_iovlen, 0};
	struct other to = {.known = m->msg_name != NULL};
	int error = 0;

	if (m->msg_iovlen < 0 || m->msg_iovlen > IOV_MAX)
		return -EMSGSIZE;
	if (to.known)
		error = socket_address_in(s, m->msg_name, m->msg_namelen,
					  &to.ip, &to.port);
	return error ? error : transmit(s, &span, flags, &to);
}

static long receive_message(struct socket *s, struct msghdr *m, int flags)
{
	struct span span = {m->msg_iov, m->msg_iovlen, 0};
	struct other from = {.known = false};

	if (m->msg_iovlen < 0 || m->msg_iovlen > IOV_MAX)
		return -EMSGSIZE;
	long result = receive(s, &span, &flags, &from);

	if (result < 0)
		return result;
	if (m->msg_name && from.known)
		socket_address_out(s->family, &from.ip, from.port, m->msg_name,
				   &m->msg_namelen);
	else
		m->msg_namelen = 0;
	m->msg_controllen = 0;
	m->msg_flags = flags;
	return result;
}

ssize_t sendmsg(int fd, const struct msghdr *message, int flags)
{
	return SOCKET_CALL(fd, send_message(s, message, flags));
}

ssize_t recvmsg(int fd, struct msghdr *message, int flags)
{
	return SOCKET_CALL(fd, receive_message(s, message, flags));
}

ssize_t sendto(int fd, const void *from, size_t bytes, int flags,
	       const struct sockaddr *address, socklen_t address_bytes)
{
	struct iovec iov = {(void *)from, bytes};
	const struct msghdr message = {
	    .msg_name = (void *)address,
	    .msg_namelen = address_bytes,
	    .msg_iov = &iov,
	    .msg_iovlen = 1,
	};

	return sendmsg(fd, &message, flags);
}

ssize_t send(int fd, const void *from, size_t bytes, int flags)
{
	return sendto(fd, from, bytes, flags, NULL, 0);
}

ssize_t recvfrom(int fd, void *to, size_t bytes, int flags,
		 struct sockaddr *address, socklen_t *address_bytes)
{
	struct iovec iov = {to, bytes};
	struct msghdr message = {
	    .msg_name = address,
	    .msg_namelen = address ? *address_bytes : 0,
	    .msg_iov = &iov,
	    .msg_iovlen = 1,
	};
	ssize_t result = recvmsg(fd, &message, flags);

	if (result >= 0 && address)
		*address_bytes = message.msg_namelen;
	return result;
}

ssize_t recv(int fd, void *to, size_t bytes, int flags)
{
	return recvfrom(fd, to, bytes, flags, NULL, NULL);
}

/* There are no urgent data. */
int sockatmark(int fd)
{
	return (int)SOCKET_CALL(fd, 0);
}
