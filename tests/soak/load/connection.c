// SPDX-License-Identifier: BSD-3-Clause
// One connection after the other, of one kind: asks, and compares what comes.
#include "load.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define MS         1000000ULL
#define PATIENCE   (30000 * MS)
#define SLOW_BYTES 256
#define SLOW_PAUSE (20 * MS)
#define HALF_PAUSE (5000 * MS)
#define AGAIN      (100 * MS) /* after a failure */

static void end(struct connection *c)
{
	/* Who only sent half resets, too: nothing is left to wait for. */
	struct linger at_once = {.l_onoff = 1};

	if (c->fd < 0)
		return;
	if (c->kind == HALF)
		setsockopt(c->fd, SOL_SOCKET, SO_LINGER, &at_once,
			   sizeof(at_once));
	close(c->fd);
	c->fd = -1;
}

static void fail(struct connection *c, uint64_t *count, const char *what)
{
	if (c->kind != CONTROL) {
		(*count)++;
		fprintf(stderr, "kind %d, after %llu ms: %s (%s)\n", c->kind,
			(unsigned long long)((now_ns() - c->started_ns) / MS),
			what, errno ? strerror(errno) : "-");
	}
	end(c);
	c->wake_ns = now_ns() + AGAIN;
}

static void begin_request(struct connection *c)
{
	c->sent = c->header = c->body = c->length = 0;
	c->started_ns = now_ns();
	c->wake_ns = c->started_ns + (c->kind == HALF ? HALF_PAUSE : PATIENCE);
}

void connection_start(struct connection *c, int epoll)
{
	struct sockaddr_in to = {
	    .sin_family = AF_INET,
	    .sin_port = htons((uint16_t)c->port),
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLET,
				    .data.ptr = c};

	begin_request(c);
	c->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
	if (c->fd < 0 || epoll_ctl(epoll, EPOLL_CTL_ADD, c->fd, &event) ||
	    (connect(c->fd, (struct sockaddr *)&to, sizeof(to)) &&
	     errno != EINPROGRESS))
		fail(c, &counts.failures, "connect");
}

/* False: there is more to send, but not now. */
static bool ask(struct connection *c)
{
	char text[512];
	int length = snprintf(
	    text, sizeof(text), "GET %s HTTP/1.1\r\nHost: load\r\n%s%s",
	    page.path, c->kind == KEPT ? "" : "Connection: close\r\n",
	    c->kind == HALF ? "" : "\r\n");

	while (c->sent < (size_t)length) {
		ssize_t n =
		    send(c->fd, text + c->sent, length - c->sent, MSG_NOSIGNAL);

		if (n < 0 && (errno == EAGAIN || errno == ENOTCONN))
			return false;
		if (n < 0) {
			fail(c, &counts.failures, "send");
			return false;
		}
		c->sent += n;
	}
	return true;
}

/* The answer is whole. */
static void finish(struct connection *c, int epoll)
{
	uint64_t took = now_ns() - c->started_ns;

	counts.answers[c->kind]++;
	if (c->kind != SLOW && c->kind != CONTROL && took > counts.slowest_ns)
		counts.slowest_ns = took;
	if (c->kind == KEPT) {
		begin_request(c);
		ask(c);
	} else {
		end(c);
		connection_start(c, epoll);
	}
}

/* The header is whole: true if it is as it should be. */
static bool header_is_good(struct connection *c)
{
	const char *length = strcasestr(c->text, "\r\nContent-Length:");

	if (strncmp(c->text, "HTTP/1.1 200 ", 13) != 0 || !length)
		return false;
	c->length = strtoul(length + 17, NULL, 10);
	return c->length == page.count;
}

/* Takes what came: false if it is wrong, which ends the connection. */
static bool take(struct connection *c, const char *bytes, size_t count)
{
	while (count > 0 && c->length == 0) {
		if (c->header == sizeof(c->text) - 1)
			return false;
		c->text[c->header++] = *bytes++;
		c->text[c->header] = '\0';
		count--;
		if (c->header >= 4 &&
		    memcmp(c->text + c->header - 4, "\r\n\r\n", 4) == 0 &&
		    !header_is_good(c))
			return false;
	}
	if (count > c->length - c->body ||
	    memcmp(bytes, page.bytes + c->body, count) != 0)
		return false;
	c->body += count;
	return true;
}

static void answer(struct connection *c, int epoll)
{
	char bytes[16384];
	size_t most = c->kind == SLOW ? SLOW_BYTES : sizeof(bytes);

	while (c->fd >= 0) {
		ssize_t n = read(c->fd, bytes, most);

		if (n < 0 && errno == EAGAIN)
			return;
		if (n <= 0) {
			if (n == 0)
				errno = 0;
			fail(c, &counts.failures, n ? "read" : "closed early");
			return;
		}
		errno = 0;
		if (!take(c, bytes, n)) {
			fail(c, &counts.wrong, "not what was asked for");
			return;
		}
		if (c->length > 0 && c->body == c->length) {
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
	} else if (c->kind == HALF) {
		end(c);
		connection_start(c, epoll);
	} else if (c->kind == SLOW && now_ns() - c->started_ns < PATIENCE * 4) {
		c->wake_ns = now_ns() + SLOW_PAUSE;
		answer(c, epoll);
	} else {
		errno = 0;
		fail(c, &counts.failures, "no answer");
	}
}
