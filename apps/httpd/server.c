// SPDX-License-Identifier: BSD-3-Clause
// The loop: who is ready, who is new, who was silent for too long.
#include "httpd.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

/* Events taken at a time; connections accepted at a time. */
enum { EVENTS = 64, ACCEPTS = 32, RETRY_MS = 100, GIVES_WAY_MS = 5000 };

unsigned long served;

static volatile bool stopping;
static int epoll = -1, listener = -1;
static bool accepting;
static bool crowded; /* somebody new waits until another one is gone */
static unsigned count;
/* Who was heard of longest ago is behind the first. */
static struct connection all = {.next = &all, .previous = &all};

void server_stop(void)
{
	stopping = true;
}

static void unlink_from(struct connection *c)
{
	c->previous->next = c->next;
	c->next->previous = c->previous;
}

static void link_last(struct connection *c)
{
	c->next = &all;
	c->previous = all.previous;
	all.previous->next = c;
	all.previous = c;
}

static void listen_for(bool wanted)
{
	struct epoll_event event = {.events = wanted ? EPOLLIN : 0};

	if (listener < 0 || accepting == wanted)
		return;
	if (epoll_ctl(epoll, EPOLL_CTL_MOD, listener, &event) == 0)
		accepting = wanted;
	crowded = false;
}

static void end(struct connection *c)
{
	unlink_from(c);
	connection_clear(c);
	close(c->fd);
	free(c);
	count--;
	listen_for(!stopping);
}

/* What nobody takes need not be kept: the connection is reset. */
static void give_up(struct connection *c)
{
	const struct linger at_once = {.l_onoff = 1};

	if (c->replying)
		setsockopt(c->fd, SOL_SOCKET, SO_LINGER, &at_once,
			   sizeof(at_once));
	end(c);
}

/* Who says nothing gives way to who is new, but not at once: the longest silent
 * first, and nobody whose answer is on its way. Not while there are events that
 * may be theirs. */
static void make_room(void)
{
	uint64_t now = now_ms();
	struct connection *next;
	int ended = 0;

	for (struct connection *c = all.next; c != &all; c = next) {
		if (now - c->heard_ms < GIVES_WAY_MS || ended == ACCEPTS)
			return;
		next = c->next;
		if (!c->replying) {
			end(c);
			ended++;
		}
	}
}

static bool wait_for(struct connection *c, unsigned events)
{
	struct epoll_event event = {.events = events, .data.ptr = c};

	if (c->events == events)
		return true;
	if (epoll_ctl(epoll, c->events ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, c->fd,
		      &event))
		return false;
	c->events = events;
	return true;
}

static void run(struct connection *c, unsigned events)
{
	uint64_t before = c->heard_ms;
	enum step step = connection_run(c, events);

	if (step == STEP_CLOSE ||
	    !wait_for(c, step == STEP_WAIT ? EPOLLOUT : EPOLLIN)) {
		end(c);
		return;
	}
	if (c->heard_ms != before) {
		unlink_from(c);
		link_last(c);
	}
}

static void begin(int fd)
{
	const int yes = 1;
	struct connection *c = calloc(1, sizeof(*c));

	if (!c) {
		close(fd);
		return;
	}
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
	c->fd = fd;
	c->file = -1;
	c->heard_ms = now_ms();
	link_last(c);
	count++;
	/* Its first request may be there already. */
	run(c, EPOLLIN);
}

static void accept_some(void)
{
	for (int i = 0; i < ACCEPTS; i++) {
		int fd;

		if (count >= options.connections) {
			listen_for(false);
			crowded = true;
			return;
		}
		fd =
		    accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
		if (fd >= 0) {
			begin(fd);
		} else {
			/* No descriptor, or no memory: they wait for one. */
			if (errno != EAGAIN && errno != ECONNABORTED &&
			    errno != EINTR) {
				listen_for(false);
				crowded = true;
			}
			return;
		}
	}
}

static int listen_at(int family, const void *address, socklen_t bytes)
{
	const int yes = 1, no = 0;
	int fd = socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
	if (family == AF_INET6)
		setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &no, sizeof(no));
	if (bind(fd, address, bytes) == 0 && listen(fd, SOMAXCONN) == 0)
		return fd;
	close(fd);
	return -1;
}

/* Of both families where there are both. */
static int open_listener(void)
{
	const struct sockaddr_in6 any6 = {
	    .sin6_family = AF_INET6,
	    .sin6_port = htons((uint16_t)options.port),
	};
	const struct sockaddr_in any = {
	    .sin_family = AF_INET,
	    .sin_port = htons((uint16_t)options.port),
	};
	struct epoll_event event = {.events = EPOLLIN};

	epoll = epoll_create1(EPOLL_CLOEXEC);
	if (epoll < 0)
		return errno;
	listener = listen_at(AF_INET6, &any6, sizeof(any6));
	if (listener < 0)
		listener = listen_at(AF_INET, &any, sizeof(any));
	if (listener < 0 || epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event))
		return errno;
	accepting = true;
	return 0;
}

/* How long to wait for events: until somebody was silent for too long. */
static int patience_ms(void)
{
	uint64_t limit = options.idle_seconds * 1000ULL, silent;

	if (!accepting && !stopping && (crowded || count < options.connections))
		return RETRY_MS;
	if (all.next == &all)
		return -1;
	silent = now_ms() - all.next->heard_ms;
	return silent >= limit ? 0 : (int)(limit - silent);
}

static void end_silent(void)
{
	uint64_t now;

	if (all.next == &all)
		return;
	now = now_ms();
	while (all.next != &all &&
	       now - all.next->heard_ms >= options.idle_seconds * 1000ULL)
		give_up(all.next);
}

/* Nobody new comes; who has a reply coming gets it. */
static void begin_to_stop(void)
{
	struct connection *next;

	close(listener);
	listener = -1;
	for (struct connection *c = all.next; c != &all; c = next) {
		next = c->next;
		c->keep = false;
		if (!c->replying && !c->ending)
			end(c);
	}
}

int server_run(void)
{
	struct epoll_event events[EVENTS];
	int error = open_listener();

	if (error)
		return error;
	printf("httpd: port %u, root %s\n", options.port,
	       *options.root ? options.root : "/");
	fflush(stdout);
	while (!stopping || count > 0) {
		int ready = epoll_wait(epoll, events, EVENTS, patience_ms());

		if (ready < 0 && errno != EINTR)
			return errno;
		for (int i = 0; i < ready; i++) {
			if (events[i].data.ptr)
				run(events[i].data.ptr, events[i].events);
			else if (!stopping)
				accept_some();
		}
		end_silent();
		if (crowded)
			make_room();
		/* Who finds no place tries again when one is free, or later. */
		if (count < options.connections && (!crowded || ready == 0))
			listen_for(!stopping);
		if (options.requests && served >= options.requests)
			stopping = true;
		if (stopping && listener >= 0)
			begin_to_stop();
	}
	close(epoll);
	return 0;
}
