// SPDX-License-Identifier: BSD-3-Clause
// What differs with IPv6: one of two files has it. No lock.
#ifndef ADDRESS_H
#define ADDRESS_H

#include "socket.h"

#include <netinet/in.h>

/* Whether there are such sockets. */
bool address_is_family(int family);

/* -EAFNOSUPPORT; -EINVAL for an address of IPv4 with `v6only`. */
int address_in6(const struct sockaddr_in6 *in, bool v6only, ip_addr_t *ip);
/* One of IPv4 becomes a mapped one. */
void address_out6(const ip_addr_t *ip, struct sockaddr_in6 *out);

#endif
