// SPDX-License-Identifier: BSD-3-Clause
// One connection after the other, of one kind: asks, and looks at what comes.
#include "load.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define MS         1000000ULL
#define PATIENCE   (20000 * MS) /* without a byte: that is a stall */
#define LONG       (5000 * MS)  /* worth telling */
#define SLOW_BYTES 1024
#define SLOW_PAUSE (20 * MS)
#define SLOW_ROOM  4096
#define GONE_PAUSE (5000 * MS) /* of those that ask for nothing */
#define AGAIN      (100 * MS)  /* after a failure */
#define CONTROLS   (10 * MS)   /* between two, which are to take little time */

/* Whether an answer is expected. */
static bool waits(const struct connection *c)
{
	return c->kind != HALF && c->kind != LOST;
}

static void end(struct connection *c)
{
	struct linger at_once = {.l_onoff = 1};

	if (c->fd < 0)
		return;
	if (!waits(c) || c->kind == CUT)
		setsockopt(c->fd, SOL_SOCKET, SO_LINGER, &at_once,
			   sizeof(at_once));
	close(c->fd);
	c->fd = -1;
}

/* By its port it is found in what PCAP= has kept. */
static void tell(const struct connection *c, const char *what)
{
	struct sockaddr_in own = {0};
	socklen_t length = sizeof(own);
	uint64_t now = now_ns();
	int error = errno;

	getsockname(c->fd, (struct sockaddr *)&own, &length);
	printf("# %s %s, port %u, %zu of %zu bytes, after %llu ms, the last "
	       "%llu without a byte: %s (%s), %.*s\n",
	       kind_names[c->kind], c->page->path, ntohs(own.sin_port), c->body,
	       c->length, (unsigned long long)((now - c->started_ns) / MS),
	       (unsigned long long)((now - c->heard_ns) / MS), what,
	       error ? strerror(error) : "-", (int)strcspn(c->text, "\r\n"),
	       c->text);
}

static void fail(struct connection *c, uint64_t *count, const char *what)
{
	if (waits(c)) {
		(*count)++;
		tell(c, what);
	}
	end(c);
	c->wake_ns = now_ns() + AGAIN;
}

/* A byte came, or could be sent, that was waited for. */
static void hear(struct connection *c)
{
	uint64_t now = now_ns(), silent = now - c->heard_ns;

	if (waits(c) && silent > LONG) {
		errno = 0;
		tell(c, "goes on");
	}
	if (waits(c) && silent > counts[c->kind].silent_ns)
		counts[c->kind].silent_ns = silent;
	c->heard_ns = now;
	if (waits(c))
		c->wake_ns = now + PATIENCE;
}

static void begin_request(struct connection *c)
{
	c->page = &pages[(unsigned)rand() % page_count];
	c->sent = c->header = c->body = c->length = 0;
	c->text[0] = '\0';
	c->started_ns = c->heard_ns = now_ns();
	c->wake_ns = c->started_ns + (waits(c) ? PATIENCE : GONE_PAUSE);
	counts[c->kind].begun++;
}

static bool open_socket(struct connection *c, int epoll)
{
	const int room = SLOW_ROOM;
	struct sockaddr_in from = {.sin_family = AF_INET,
				   .sin_addr = vanishing};
	struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLET,
				    .data.ptr = c};

	c->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
	if (c->fd < 0)
		return false;
	/* So little that the other end has to wait, too. */
	if (c->kind == SLOW &&
	    setsockopt(c->fd, SOL_SOCKET, SO_RCVBUF, &room, sizeof(room)))
		return false;
	if (c->kind == LOST &&
	    bind(c->fd, (struct sockaddr *)&from, sizeof(from)))
		return false;
	return epoll_ctl(epoll, EPOLL_CTL_ADD, c->fd, &event) == 0;
}

void connection_start(struct connection *c, int epoll)
{
	const struct sockaddr_in *to = c->kind == CONTROL ? &control : &server;

	begin_request(c);
	if (!open_socket(c, epoll) ||
	    (connect(c->fd, (const struct sockaddr *)to, sizeof(*to)) &&
	     errno != EINPROGRESS))
		fail(c, &counts[c->kind].failures, "connect");
}

/* False: there is more to send, but not now. */
static bool ask(struct connection *c)
{
	char text[512];
	size_t length = (size_t)snprintf(
	    text, sizeof(text), "GET %s HTTP/1.1\r\nHost: load\r\n%s%s",
	    c->page->path, c->kind == KEPT ? "" : "Connection: close\r\n",
	    c->kind == HALF ? "" : "\r\n");

	while (c->sent < length) {
		ssize_t n =
		    send(c->fd, text + c->sent, length - c->sent, MSG_NOSIGNAL);

		if (n < 0 && (errno == EAGAIN || errno == ENOTCONN))
			return false;
		if (n < 0) {
			fail(c, &counts[c->kind].failures, "send");
			return false;
		}
		c->sent += (size_t)n;
		hear(c);
	}
	return true;
}

/* The answer is whole, or as much of it as is wanted. */
static void finish(struct connection *c, int epoll)
{
	struct counts *count = &counts[c->kind];
	uint64_t took = now_ns() - c->started_ns;

	count->answers++;
	if (took > count->slowest_ns)
		count->slowest_ns = took;
	if (c->kind == KEPT) {
		begin_request(c);
		ask(c);
	} else if (c->kind == CONTROL) {
		end(c);
		c->wake_ns = now_ns() + CONTROLS;
	} else {
		end(c);
		connection_start(c, epoll);
	}
}

/* False: nothing more is there now, or the connection is gone. */
static bool answer_some(struct connection *c)
{
	char bytes[16384];
	ssize_t n =
	    read(c->fd, bytes, c->kind == SLOW ? SLOW_BYTES : sizeof(bytes));

	if (n < 0 && (errno == EAGAIN || errno == ENOTCONN))
		return false;
	if (n <= 0) {
		if (n == 0)
			errno = 0;
		fail(c, &counts[c->kind].failures, n ? "read" : "closed early");
		return false;
	}
	errno = 0;
	hear(c);
	if (!take(c, bytes, (size_t)n)) {
		fail(c, &counts[c->kind].wrong, "not what was asked for");
		return false;
	}
	return true;
}

static void answer(struct connection *c, int epoll)
{
	while (c->fd >= 0 && answer_some(c)) {
		if (is_whole(c) ||
		    (c->kind == CUT && c->body > c->length / 3)) {
			finish(c, epoll);
			return;
		}
		if (c->kind == SLOW) {
			c->wake_ns = now_ns() + SLOW_PAUSE;
			return;
		}
	}
}

void connection_ready(struct connection *c, int epoll)
{
	if (c->fd >= 0 && ask(c) && c->kind != HALF &&
	    !(c->kind == SLOW && c->length > 0))
		answer(c, epoll);
}

void connection_wake(struct connection *c, int epoll)
{
	if (c->fd < 0) {
		connection_start(c, epoll);
	} else if (!waits(c)) {
		end(c);
		connection_start(c, epoll);
	} else if (now_ns() - c->heard_ns < PATIENCE) {
		c->wake_ns = now_ns() + SLOW_PAUSE;
		answer(c, epoll);
	} else {
		errno = 0;
		fail(c, &counts[c->kind].failures, "silence");
	}
}
