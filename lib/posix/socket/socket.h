// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other.
//
// All fields of a socket are guarded by lwIP's lock, which callbacks of lwIP
// hold; functions here are called with it unless they say otherwise.
#ifndef SOCKET_H
#define SOCKET_H

#include <errno.h>
#include <lwip/tcp.h>
#include <lwip/udp.h>
#include <sys/socket.h>
#include <uk/fd.h>
#include <uk/file.h>
#include <uk/lwip.h>

/* A connection that came, and that nobody has accepted yet. */
struct arrival {
	struct uk_list link;
	struct tcp_pcb *pcb;
	struct socket *listener;
};

/* A datagram that came, before its data. */
struct datagram {
	struct datagram *next;
	struct pbuf *p;
	ip_addr_t from;
	uint16_t port;
};

/* What comes is kept as it came. */
struct stream {
	struct tcp_pcb *pcb; /* NULL: there is none, or none any more */
	struct pbuf *first, *last;
	size_t offset; /* of the first, that was read */
	size_t bytes;  /* that nobody has read */
	bool connecting, connected;
	bool ended; /* the other end sends no more */
	bool shut_read, shut_write;
	struct uk_lwip_later output;
	bool corked; /* more is to be written at once */
};

struct listener {
	struct tcp_pcb *pcb;
	struct arrival *arrivals; /* as many as may be waiting */
	struct uk_list waiting, unused;
};

struct datagrams {
	struct udp_pcb *pcb;
	struct datagram *first, **last;
	size_t bytes;
	bool connected, shut_read, shut_write;
	struct uk_lwip_later room; /* when a device has some again */
};

struct socket {
	struct uk_file file;
	enum socket_kind {
		SOCKET_STREAM,
		SOCKET_LISTENER,
		SOCKET_DATAGRAMS
	} kind;
	int family;
	bool v6only, nodelay;
	int error; /* errno's, until somebody asks */
	/* Kept for when there is no pcb any more. */
	ip_addr_t local, remote;
	uint16_t local_port, remote_port;
	uint64_t receive_ns, send_ns; /* to wait at most; 0: for ever */
	size_t room;                  /* for what nobody has read */
	struct linger linger;
	union {
		struct stream stream;
		struct listener listener;
		struct datagrams datagrams;
	};
};

/* Several buffers as one, and how far they were used. */
struct span {
	const struct iovec *iov;
	int count;
	size_t offset; /* of the first */
};

extern const struct uk_file_ops socket_ops;

/* A new socket with one reference; NULL without memory. */
struct socket *socket_new(int family, enum socket_kind kind, unsigned flags);
/* One that was never given away. */
void socket_free(struct socket *s);
/* Whether a call is to be made again: waits for `event` if it may. `result` may
 * have become -EINTR. No lock. */
bool socket_should_retry(struct socket *s, long *result, unsigned event,
			 int flags);

/* That of a file, which may be another kind; no lock. */
static inline struct socket *socket_of(struct uk_file *f)
{
	return f->ops == &socket_ops ? UK_CONTAINER_OF(f, struct socket, file)
				     : NULL;
}

/* Runs one expression on the socket `s` of descriptor `fd` without the lock,
 * and returns what a POSIX call does. */
#define SOCKET_CALL(fd, expression)                                   \
	({                                                            \
		struct uk_file *socket_file = uk_fd_get(fd);          \
		struct socket *s = NULL;                              \
		long socket_result = -EBADF;                          \
                                                                      \
		if (socket_file) {                                    \
			s = socket_of(socket_file);                   \
			socket_result = s ? (expression) : -ENOTSOCK; \
		}                                                     \
		uk_file_put(socket_file);                             \
		uk_fd_return(socket_result);                          \
	})

/* The same with the lock. */
#define SOCKET_LOCKED(fd, expression)                   \
	SOCKET_CALL(fd, ({                              \
			    uk_lwip_lock();             \
			    long locked = (expression); \
                                                        \
			    uk_lwip_unlock();           \
			    locked;                     \
		    }))

/* lwIP's error as ours, negative; 0. */
int socket_error(err_t error);
/* What happened since somebody asked, negative; 0. */
int socket_take_error(struct socket *s);

/* Addresses: -EINVAL, -EAFNOSUPPORT. An address of POSIX is cut where there is
 * less room. No lock. */
int socket_address_in(const struct socket *s, const struct sockaddr *address,
		      socklen_t bytes, ip_addr_t *ip, uint16_t *port);
void socket_address_out(int family, const ip_addr_t *ip, uint16_t port,
			struct sockaddr *address, socklen_t *bytes);

/* Streams. */
int stream_open(struct socket *s);
void stream_attach(struct socket *s, struct tcp_pcb *pcb);
void stream_close(struct socket *s);
int stream_connect(struct socket *s, const ip_addr_t *ip, uint16_t port);
long stream_receive(struct socket *s, struct span *to, int flags);
long stream_send(struct socket *s, struct span *from, int flags);
int stream_shutdown(struct socket *s, int how);
/* What a connection may hold, either way, where all of them together hold much:
 * enough that a loss shows by what arrives behind it (RFC 5681, 3.2). */
#define STREAM_FEW (6U * TCP_MSS)

/* What may be written now, of how much at most. */
size_t stream_room(const struct stream *t, size_t *most);
/* The window opens by what was read; lwIP tells the other end when that is
 * worth it. No pcb is ignored. */
void stream_reopen(struct tcp_pcb *pcb, size_t bytes);
/* Sends what was written, soon; nothing is held back for more. */
void stream_flush(struct socket *s);

/* Listeners. */
int listener_start(struct socket *s, int backlog);
void listener_close(struct socket *s);
/* The one that came first becomes `s`'s; false: there is none. */
bool listener_take(struct socket *listener, struct socket *s);

/* Datagrams. */
int datagrams_open(struct socket *s);
void datagrams_close(struct socket *s);
int datagrams_connect(struct socket *s, const ip_addr_t *ip, uint16_t port);
long datagrams_receive(struct socket *s, struct span *to, int *flags,
		       ip_addr_t *ip, uint16_t *port);
long datagrams_send(struct socket *s, struct span *from, const ip_addr_t *ip,
		    uint16_t port);
int datagrams_shutdown(struct socket *s, int how);

/* Buffers: how much is left; copies, and moves on. No lock. */
size_t span_left(const struct span *span);
void span_put(struct span *span, const void *from, size_t bytes);
/* As much as is in one piece. */
const void *span_peek(const struct span *span, size_t *bytes);
void span_skip(struct span *span, size_t bytes);

#endif
