// SPDX-License-Identifier: BSD-3-Clause
// The loop: who is ready, who is new, and the end.
#include "echo.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

/* Events taken at a time; connections accepted at a time. */
enum { EVENTS = 64, ACCEPTS = 32, RETRY_MS = 100 };

unsigned long served;
char buffer[BUFFER];

static volatile bool stopping;
static int epoll = -1, listener = -1, datagrams = -1;
static bool accepting;
static unsigned count;
static struct connection all = {.next = &all, .previous = &all};

void server_stop(void)
{
	stopping = true;
}

static void accept_more(bool wanted)
{
	struct epoll_event event = {
	    .events = wanted ? EPOLLIN : 0,
	    .data.ptr = &listener,
	};

	if (listener < 0 || accepting == wanted)
		return;
	if (epoll_ctl(epoll, EPOLL_CTL_MOD, listener, &event) == 0)
		accepting = wanted;
}

static void end(struct connection *c)
{
	c->previous->next = c->next;
	c->next->previous = c->previous;
	stream_clear(c);
	close(c->fd);
	free(c);
	count--;
	served++;
	if (options.end_after && served >= options.end_after)
		stopping = true;
	accept_more(!stopping);
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

static void run(struct connection *c)
{
	enum step step = stream_run(c);

	if (step == STEP_CLOSE ||
	    !wait_for(c, step == STEP_WAIT ? EPOLLOUT : EPOLLIN))
		end(c);
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
	c->next = &all;
	c->previous = all.previous;
	all.previous->next = c;
	all.previous = c;
	count++;
	run(c);
}

static void accept_some(void)
{
	for (int i = 0; i < ACCEPTS && !stopping; i++) {
		int fd;

		if (count >= options.connections) {
			accept_more(false);
			return;
		}
		fd =
		    accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
		if (fd >= 0) {
			begin(fd);
			continue;
		}
		/* No descriptor, or no memory: they wait for one. */
		if (errno != EAGAIN && errno != ECONNABORTED && errno != EINTR)
			accept_more(false);
		return;
	}
}

static int open_sockets(void)
{
	struct epoll_event stream = {
	    .events = EPOLLIN,
	    .data.ptr = &listener,
	};
	struct epoll_event datagram = {
	    .events = EPOLLIN,
	    .data.ptr = &datagrams,
	};

	epoll = epoll_create1(EPOLL_CLOEXEC);
	if (epoll < 0)
		return errno;
	listener = listen_for(SOCK_STREAM);
	if (listener < 0)
		return errno;
	datagrams = listen_for(SOCK_DGRAM);
	if (datagrams < 0 ||
	    epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &stream) ||
	    epoll_ctl(epoll, EPOLL_CTL_ADD, datagrams, &datagram))
		return errno;
	accepting = true;
	return 0;
}

/* Nobody new comes; who still has something coming gets it, and no more. */
static void begin_to_stop(void)
{
	struct connection *next;

	close(listener);
	close(datagrams);
	listener = datagrams = -1;
	for (struct connection *c = all.next; c != &all; c = next) {
		next = c->next;
		c->ended = true;
		if (!c->kept)
			end(c);
	}
}

static void take(const struct epoll_event *event)
{
	if (event->data.ptr == &listener)
		accept_some();
	else if (event->data.ptr == &datagrams)
		datagrams_run(datagrams);
	else
		run(event->data.ptr);
}

static int serve(void)
{
	struct epoll_event events[EVENTS];

	while (!stopping || count > 0) {
		bool retries =
		    !stopping && !accepting && count < options.connections;
		int ready =
		    epoll_wait(epoll, events, EVENTS, retries ? RETRY_MS : -1);

		if (ready < 0 && errno != EINTR)
			return errno;
		for (int i = 0; i < ready; i++)
			take(&events[i]);
		if (count < options.connections)
			accept_more(!stopping);
		if (stopping && listener >= 0)
			begin_to_stop();
	}
	return 0;
}

int server_run(void)
{
	int error = open_sockets();

	if (error)
		return error;
	printf("echo: port %u\n", options.port);
	fflush(stdout);
	error = serve();
	close(epoll);
	return error;
}
