// SPDX-License-Identifier: BSD-3-Clause
// getaddrinfo and its relatives.
#include "names.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int h_errno;

/* An answer with its address, which are freed as one. */
struct answer {
	struct addrinfo info;
	struct sockaddr_storage address;
};

/* What is asked for, of which a socket of each type is answered. */
struct question {
	struct addrinfo hints;
	uint16_t port;
	struct addrinfo **last;
};

static int read_port(const char *service, int flags, uint16_t *port)
{
	const struct servent *known;
	char *end;
	long value;

	*port = 0;
	if (!service)
		return 0;
	value = strtol(service, &end, 10);
	if (*service && !*end) {
		if (value < 0 || value > 65535)
			return EAI_SERVICE;
		*port = (uint16_t)value;
		return 0;
	}
	known = flags & AI_NUMERICSERV ? NULL : getservbyname(service, NULL);
	if (!known)
		return EAI_SERVICE;
	*port = ntohs((uint16_t)known->s_port);
	return 0;
}

static int add(struct question *q, int family, const void *bytes, int type,
	       int protocol)
{
	struct answer *a;
	struct sockaddr_in *in;
	struct sockaddr_in6 *in6;

	if (q->hints.ai_socktype && q->hints.ai_socktype != type)
		return 0;
	if (q->hints.ai_protocol && q->hints.ai_protocol != protocol)
		return 0;
	a = calloc(1, sizeof(*a));
	if (!a)
		return EAI_MEMORY;
	in = (struct sockaddr_in *)&a->address;
	in6 = (struct sockaddr_in6 *)&a->address;
	a->address.ss_family = (sa_family_t)family;
	in->sin_port = htons(q->port);
	if (family == AF_INET)
		memcpy(&in->sin_addr, bytes, 4);
	else
		memcpy(&in6->sin6_addr, bytes, 16);
	a->info = (struct addrinfo){
	    .ai_family = family,
	    .ai_socktype = type,
	    .ai_protocol = protocol,
	    .ai_addrlen = family == AF_INET ? sizeof(*in) : sizeof(*in6),
	    .ai_addr = (struct sockaddr *)&a->address,
	};
	*q->last = &a->info;
	q->last = &a->info.ai_next;
	return 0;
}

static int add_types(struct question *q, int family, const void *bytes)
{
	int error;

	if (q->hints.ai_family && q->hints.ai_family != family)
		return 0;
	error = add(q, family, bytes, SOCK_STREAM, IPPROTO_TCP);
	return error ? error : add(q, family, bytes, SOCK_DGRAM, IPPROTO_UDP);
}

static int add_own(struct question *q)
{
	bool any = q->hints.ai_flags & AI_PASSIVE;
	const struct in_addr in = {htonl(any ? INADDR_ANY : INADDR_LOOPBACK)};
	int error = 0;

	if (names_have_ip6)
		error = add_types(q, AF_INET6,
				  any ? &in6addr_any : &in6addr_loopback);
	return error ? error : add_types(q, AF_INET, &in);
}

static int add_found(struct question *q, const char *host, int family)
{
	uint8_t bytes[16];
	int error;

	if (q->hints.ai_family && q->hints.ai_family != family)
		return EAI_NONAME;
	error = names_ask(host, family, bytes);
	return error ? error : add_types(q, family, bytes);
}

/* One of both families will do. */
static int add_host(struct question *q, const char *host)
{
	uint8_t bytes[16];
	int error, error6 = EAI_NONAME;

	if (inet_pton(AF_INET, host, bytes) == 1)
		return add_types(q, AF_INET, bytes);
	if (inet_pton(AF_INET6, host, bytes) == 1)
		return add_types(q, AF_INET6, bytes);
	if (q->hints.ai_flags & AI_NUMERICHOST)
		return EAI_NONAME;
	if (strcmp(host, "localhost") == 0)
		return add_own(q);
	error = add_found(q, host, AF_INET);
	if (names_have_ip6)
		error6 = add_found(q, host, AF_INET6);
	if (error == EAI_MEMORY || error6 == EAI_MEMORY)
		return EAI_MEMORY;
	return error && error6 ? error : 0;
}

static int check(const struct addrinfo *hints)
{
	if (hints->ai_family != AF_UNSPEC && hints->ai_family != AF_INET &&
	    hints->ai_family != AF_INET6)
		return EAI_FAMILY;
	if (hints->ai_socktype && hints->ai_socktype != SOCK_STREAM &&
	    hints->ai_socktype != SOCK_DGRAM)
		return EAI_SOCKTYPE;
	return 0;
}

static int answer(const char *host, const char *service,
		  struct addrinfo **found, const struct addrinfo *hints)
{
	struct question q = {.last = found};
	int error;

	if (hints)
		q.hints = *hints;
	error = check(&q.hints);
	if (!error)
		error = read_port(service, q.hints.ai_flags, &q.port);
	if (!error)
		error = host ? add_host(&q, host) : add_own(&q);
	if (!error && !*found)
		error = EAI_NONAME;
	if (!error && host && q.hints.ai_flags & AI_CANONNAME) {
		(*found)->ai_canonname = strdup(host);
		if (!(*found)->ai_canonname)
			error = EAI_MEMORY;
	}
	return error;
}

int getaddrinfo(const char *host, const char *service,
		const struct addrinfo *hints, struct addrinfo **found)
{
	int error;

	*found = NULL;
	if (!host && !service)
		return EAI_NONAME;
	error = answer(host, service, found, hints);
	if (error) {
		freeaddrinfo(*found);
		*found = NULL;
	}
	return error;
}

void freeaddrinfo(struct addrinfo *list)
{
	while (list) {
		struct addrinfo *next = list->ai_next;

		free(list->ai_canonname);
		free(list);
		list = next;
	}
}

static int write_service(uint16_t port, char *text, socklen_t bytes, int flags)
{
	const struct servent *known =
	    flags & NI_NUMERICSERV ? NULL : getservbyport(htons(port), NULL);
	int n = known ? snprintf(text, bytes, "%s", known->s_name)
		      : snprintf(text, bytes, "%u", port);

	return n < 0 || (socklen_t)n >= bytes ? EAI_OVERFLOW : 0;
}

/* Addresses are not asked the names of. */
int getnameinfo(const struct sockaddr *address, socklen_t bytes, char *host,
		socklen_t host_bytes, char *service, socklen_t service_bytes,
		int flags)
{
	const struct sockaddr_in *in = (const void *)address;
	const struct sockaddr_in6 *in6 = (const void *)address;
	const void *ip = address->sa_family == AF_INET
			     ? (const void *)&in->sin_addr
			     : (const void *)&in6->sin6_addr;

	if (address->sa_family != AF_INET && address->sa_family != AF_INET6)
		return EAI_FAMILY;
	if (bytes <
	    (address->sa_family == AF_INET ? sizeof(*in) : sizeof(*in6)))
		return EAI_FAMILY;
	if (flags & NI_NAMEREQD)
		return EAI_NONAME;
	if (host && host_bytes &&
	    !inet_ntop(address->sa_family, ip, host, host_bytes))
		return EAI_OVERFLOW;
	if (service && service_bytes)
		return write_service(ntohs(in->sin_port), service,
				     service_bytes, flags);
	return 0;
}

const char *gai_strerror(int error)
{
	switch (error) {
	case 0:
		return "Success";
	case EAI_BADFLAGS:
		return "Invalid flags";
	case EAI_NONAME:
	case EAI_NODATA:
		return "Name not known";
	case EAI_AGAIN:
		return "No answer yet, try again";
	case EAI_FAMILY:
		return "Address family not supported";
	case EAI_SOCKTYPE:
		return "Socket type not supported";
	case EAI_SERVICE:
		return "Service not known";
	case EAI_MEMORY:
		return "Out of memory";
	case EAI_SYSTEM:
		return "System error";
	case EAI_OVERFLOW:
		return "Text too long";
	default:
		return "Failure that cannot be recovered";
	}
}

struct hostent *gethostbyname(const char *host)
{
	static struct in_addr address;
	static char *addresses[] = {(char *)&address, NULL};
	static char *no_aliases[] = {NULL};
	static struct hostent one;
	const struct addrinfo hints = {.ai_family = AF_INET,
				       .ai_socktype = SOCK_STREAM};
	struct addrinfo *found;
	int error = getaddrinfo(host, NULL, &hints, &found);

	if (error) {
		h_errno = error == EAI_AGAIN ? TRY_AGAIN : HOST_NOT_FOUND;
		return NULL;
	}
	address = ((struct sockaddr_in *)found->ai_addr)->sin_addr;
	freeaddrinfo(found);
	one = (struct hostent){
	    .h_name = (char *)host,
	    .h_aliases = no_aliases,
	    .h_addrtype = AF_INET,
	    .h_length = sizeof(address),
	    .h_addr_list = addresses,
	};
	return &one;
}
