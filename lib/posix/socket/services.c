// SPDX-License-Identifier: BSD-3-Clause
// The services and protocols that have names here.
#include <netdb.h>
#include <stddef.h>
#include <string.h>

static char tcp[] = "tcp", udp[] = "udp";
static char *no_aliases[] = {NULL};

static const struct {
	const char *name;
	uint16_t port;
} known[] = {
    {"echo", 7},     {"ftp", 21},    {"ssh", 22},    {"telnet", 23},
    {"smtp", 25},    {"domain", 53}, {"http", 80},   {"pop3", 110},
    {"ntp", 123},    {"imap", 143},  {"https", 443}, {"mqtt", 1883},
    {"redis", 6379},
};

/* As one static structure, which the next call changes. */
static struct servent *make(size_t i, const char *protocol)
{
	static struct servent one;

	one = (struct servent){
	    .s_name = (char *)known[i].name,
	    .s_aliases = no_aliases,
	    .s_port = htons(known[i].port),
	    .s_proto = protocol && strcmp(protocol, udp) == 0 ? udp : tcp,
	};
	return &one;
}

struct servent *getservbyname(const char *name, const char *protocol)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(known[i].name, name) == 0)
			return make(i, protocol);
	return NULL;
}

struct servent *getservbyport(int port, const char *protocol)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (htons(known[i].port) == port)
			return make(i, protocol);
	return NULL;
}

struct protoent *getprotobyname(const char *name)
{
	static struct protoent all[] = {
	    {"ip", no_aliases, IPPROTO_IP},
	    {"icmp", no_aliases, IPPROTO_ICMP},
	    {tcp, no_aliases, IPPROTO_TCP},
	    {udp, no_aliases, IPPROTO_UDP},
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (strcmp(all[i].p_name, name) == 0)
			return &all[i];
	return NULL;
}
