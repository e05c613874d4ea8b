// SPDX-License-Identifier: BSD-3-Clause
// Both ends of a connection, for tests.
#include "loopback.h"

#include <string.h>
#include <unistd.h>

int loopback_listen(int family, int backlog, void *address, socklen_t bytes)
{
	struct sockaddr_in to = {
	    .sin_family = AF_INET,
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	struct sockaddr_in6 to6 = {
	    .sin6_family = AF_INET6,
	    .sin6_addr = IN6ADDR_LOOPBACK_INIT,
	};
	int fd = socket(family, SOCK_STREAM, 0);

	if (family == AF_INET)
		memcpy(address, &to, sizeof(to));
	else
		memcpy(address, &to6, sizeof(to6));
	if (fd < 0 || bind(fd, address, bytes) || listen(fd, backlog) ||
	    getsockname(fd, address, &bytes))
		return -1;
	return fd;
}

bool loopback_pair(int family, int two[2])
{
	struct sockaddr_storage to;
	socklen_t bytes = family == AF_INET ? sizeof(struct sockaddr_in)
					    : sizeof(struct sockaddr_in6);
	int listener = loopback_listen(family, 1, &to, bytes);

	two[0] = socket(family, SOCK_STREAM, 0);
	if (listener < 0 || two[0] < 0 ||
	    connect(two[0], (struct sockaddr *)&to, bytes))
		return false;
	two[1] = accept(listener, NULL, NULL);
	close(listener);
	return two[1] >= 0;
}

void loopback_close(const int two[2])
{
	close(two[0]);
	close(two[1]);
}
