// SPDX-License-Identifier: BSD-3-Clause
// Sockets that take what comes from anywhere, over IPv6 and IPv4.
#include "echo.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

static int bound(int type, const void *address, socklen_t bytes, int family)
{
	const int yes = 1, no = 0;
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

int listen_at(int type, unsigned port)
{
	const struct sockaddr_in6 any6 = {
	    .sin6_family = AF_INET6,
	    .sin6_port = htons((uint16_t)port),
	};
	const struct sockaddr_in any = {
	    .sin_family = AF_INET,
	    .sin_port = htons((uint16_t)port),
	};
	int fd = bound(type, &any6, sizeof(any6), AF_INET6);

	return fd >= 0 ? fd : bound(type, &any, sizeof(any), AF_INET);
}
