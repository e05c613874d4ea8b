// SPDX-License-Identifier: BSD-3-Clause
// Addresses of POSIX and of lwIP.
#include "address.h"

#include <string.h>

const struct in6_addr in6addr_any = IN6ADDR_ANY_INIT;
const struct in6_addr in6addr_loopback = IN6ADDR_LOOPBACK_INIT;

int socket_address_in(const struct socket *s, const struct sockaddr *address,
		      socklen_t bytes, ip_addr_t *ip, uint16_t *port)
{
	struct sockaddr_in in;
	struct sockaddr_in6 in6;

	if (!address || bytes < sizeof(address->sa_family))
		return -EINVAL;
	if (address->sa_family != s->family)
		return -EAFNOSUPPORT;
	if (s->family == AF_INET6) {
		if (bytes < sizeof(in6))
			return -EINVAL;
		memcpy(&in6, address, sizeof(in6));
		*port = ntohs(in6.sin6_port);
		return address_in6(&in6, s->v6only, ip);
	}
	if (bytes < sizeof(in))
		return -EINVAL;
	memcpy(&in, address, sizeof(in));
	*port = ntohs(in.sin_port);
	ip_addr_set_ip4_u32(ip, in.sin_addr.s_addr);
	return 0;
}

void socket_address_out(int family, const ip_addr_t *ip, uint16_t port,
			struct sockaddr *address, socklen_t *bytes)
{
	struct sockaddr_in in = {.sin_family = AF_INET,
				 .sin_port = htons(port)};
	struct sockaddr_in6 in6 = {
	    .sin6_family = AF_INET6,
	    .sin6_port = htons(port),
	};
	const void *from = &in;
	socklen_t length = sizeof(in);

	if (family == AF_INET6) {
		address_out6(ip, &in6);
		from = &in6;
		length = sizeof(in6);
	} else {
		in.sin_addr.s_addr = ip4_addr_get_u32(ip_2_ip4(ip));
	}
	memcpy(address, from, UK_MIN(length, *bytes));
	*bytes = length;
}
