// SPDX-License-Identifier: BSD-3-Clause
// Datagrams: each goes back to where it came from.
#include "echo.h"

#include <netinet/in.h>
#include <sys/socket.h>

/* Datagrams before the connections' turn. */
enum { BATCH = 64 };

unsigned long answered;

/* Two servers of this kind would answer each other for ever. */
static bool is_of_server(const struct sockaddr_storage *from)
{
	const struct sockaddr_in *in = (const void *)from;

	return ntohs(in->sin_port) == options.port || in->sin_port == 0;
}

/* One that has no room to be sent is lost, as datagrams are. */
void datagrams_run(int fd)
{
	for (int i = 0; i < BATCH; i++) {
		struct sockaddr_storage from;
		socklen_t length = sizeof(from);
		ssize_t n = recvfrom(fd, buffer, sizeof(buffer), 0,
				     (struct sockaddr *)&from, &length);

		if (n < 0)
			return;
		if (is_of_server(&from))
			continue;
		if (sendto(fd, buffer, (size_t)n, 0, (struct sockaddr *)&from,
			   length) == n)
			answered++;
	}
}
