// SPDX-License-Identifier: BSD-3-Clause
// Tests: addresses as text, hosts, services and interfaces by name.
#include "loopback.h"

#include <arpa/inet.h>
#include <errno.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netdb.h>
#include <string.h>

UK_TEST(addresses_there_and_back)
{
	static const char *const good[] = {
	    "::",
	    "::1",
	    "1::",
	    "fe80::1:2",
	    "1:2:3:4:5:6:7:8",
	    "::ffff:1.2.3.4",
	    "2001:db8::a:0:0:1",
	};
	static const char *const wrong[] = {
	    "",
	    ":",
	    ":::",
	    "1:2:3",
	    "1:2:3:4:5:6:7:8:9",
	    "1::2::3",
	    "12345::",
	    "1:2:3:4:5:6:7:",
	    "g::",
	    "::1.2.3",
	    "1:2:3:4:5:6:7:1.2.3.4",
	    "::1 ",
	};
	char text[INET6_ADDRSTRLEN];
	unsigned char bytes[16];

	for (size_t i = 0; i < UK_ARRAY_LEN(good); i++) {
		UK_EXPECT_INT(inet_pton(AF_INET6, good[i], bytes), ==, 1);
		UK_EXPECT(inet_ntop(AF_INET6, bytes, text, sizeof(text)));
		UK_EXPECT_STR(text, good[i]);
	}
	for (size_t i = 0; i < UK_ARRAY_LEN(wrong); i++)
		UK_EXPECT_INT(inet_pton(AF_INET6, wrong[i], bytes), ==, 0);
	UK_EXPECT_INT(inet_pton(AF_INET, "1.2.3.4", bytes), ==, 1);
	UK_EXPECT_INT(inet_pton(AF_INET, "1.2.3.04", bytes), ==, 0);
	UK_EXPECT(!inet_ntop(AF_INET, bytes, text, 7));
	UK_EXPECT_INT(errno, ==, ENOSPC);
	UK_EXPECT_INT(inet_addr("127.1"), ==, htonl(INADDR_LOOPBACK));
	UK_EXPECT_INT(inet_addr("1.2.3.256"), ==, INADDR_NONE);
}

UK_TEST(hosts_and_services_without_a_server)
{
	const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};
	struct addrinfo *found;
	char host[64], service[16];

	UK_EXPECT_INT(getaddrinfo("10.1.2.3", "http", &hints, &found), ==, 0);
	UK_EXPECT_INT(found->ai_family, ==, AF_INET);
	UK_EXPECT(!found->ai_next);
	UK_EXPECT_INT(getnameinfo(found->ai_addr, found->ai_addrlen, host,
				  sizeof(host), service, sizeof(service), 0),
		      ==, 0);
	UK_EXPECT_STR(host, "10.1.2.3");
	UK_EXPECT_STR(service, "http");
	freeaddrinfo(found);
	UK_EXPECT_INT(getaddrinfo("localhost", "81", &hints, &found), ==, 0);
	freeaddrinfo(found);
	UK_EXPECT_INT(getaddrinfo(NULL, NULL, &hints, &found), ==, EAI_NONAME);
	UK_EXPECT_INT(getaddrinfo("::1", "70000", &hints, &found), ==,
		      EAI_SERVICE);
}

UK_TEST(the_loopback_is_an_interface)
{
	struct ifaddrs *list;
	bool found = false;
	char name[IF_NAMESIZE];
	unsigned index = if_nametoindex("lo");

	UK_EXPECT(index > 0);
	UK_EXPECT(if_indextoname(index, name));
	UK_EXPECT_STR(name, "lo");
	UK_EXPECT_INT(if_nametoindex("lo1"), ==, 0);
	UK_EXPECT_INT(getifaddrs(&list), ==, 0);
	for (struct ifaddrs *i = list; i; i = i->ifa_next)
		found |= strcmp(i->ifa_name, "lo") == 0 &&
			 i->ifa_addr->sa_family == AF_INET &&
			 i->ifa_flags & IFF_LOOPBACK;
	UK_EXPECT(found);
	freeifaddrs(list);
}
