// SPDX-License-Identifier: BSD-3-Clause
// Sockets that take what comes: to one host's address, or from anywhere over
// IPv6 and IPv4.
#include "echo.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static int bound(int type, const struct sockaddr *address, socklen_t bytes)
{
	const int yes = 1, no = 0;
	int family = address->sa_family;
	int fd = socket(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return -1;
	if (type == SOCK_STREAM)
		setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
	if (family == AF_INET6)
		setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &no, sizeof(no));
	if (bind(fd, address, bytes) == 0 &&
	    (type != SOCK_STREAM || listen(fd, SOMAXCONN) == 0))
		return fd;
	close(fd);
	return -1;
}

static int listen_anywhere(int type)
{
	const struct sockaddr_in6 any6 = {
	    .sin6_family = AF_INET6,
	    .sin6_port = htons((uint16_t)options.port),
	};
	const struct sockaddr_in any = {
	    .sin_family = AF_INET,
	    .sin_port = htons((uint16_t)options.port),
	};
	int fd = bound(type, (const struct sockaddr *)&any6, sizeof(any6));

	return fd >= 0
		   ? fd
		   : bound(type, (const struct sockaddr *)&any, sizeof(any));
}

/* The first of the host's addresses that is one of ours. */
static int listen_at_host(int type)
{
	const struct addrinfo hints = {.ai_socktype = type};
	struct addrinfo *found;
	char port[8], text[64];
	int fd = -1, error;

	snprintf(port, sizeof(port), "%u", options.port);
	error = getaddrinfo(options.host, port, &hints, &found);
	if (error) {
		fprintf(stderr, "echo: %s: %s\n", options.host,
			gai_strerror(error));
		errno = EADDRNOTAVAIL;
		return -1;
	}
	for (struct addrinfo *a = found; a && fd < 0; a = a->ai_next) {
		fd = bound(type, a->ai_addr, a->ai_addrlen);
		if (fd >= 0 && type == SOCK_STREAM &&
		    !getnameinfo(a->ai_addr, a->ai_addrlen, text, sizeof(text),
				 NULL, 0, NI_NUMERICHOST))
			printf("echo: %s is %s\n", options.host, text);
	}
	freeaddrinfo(found);
	return fd;
}

int listen_for(int type)
{
	return options.host ? listen_at_host(type) : listen_anywhere(type);
}
