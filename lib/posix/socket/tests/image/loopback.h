// SPDX-License-Identifier: BSD-3-Clause
// What tests of sockets have in common: both ends of a connection.
#ifndef LOOPBACK_H
#define LOOPBACK_H

#include <netinet/in.h>
#include <stdbool.h>
#include <sys/socket.h>
#include <uk/test.h>

/* Without it the rest of a test makes no sense. */
#define NEED(cond)                \
	do {                      \
		bool ok = (cond); \
                                  \
		UK_EXPECT(ok);    \
		if (!ok)          \
			return;   \
	} while (0)

/* A socket that listens at the loopback's address, which is left in `address`;
 * below 0: there is none. */
int loopback_listen(int family, int backlog, void *address, socklen_t bytes);

/* Two ends of a connection. */
bool loopback_pair(int family, int two[2]);
void loopback_close(const int two[2]);

#endif
