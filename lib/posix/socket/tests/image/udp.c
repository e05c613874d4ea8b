// SPDX-License-Identifier: BSD-3-Clause
// Tests: datagrams over the loopback.
#include "loopback.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

UK_TEST(datagrams_stay_whole)
{
	struct sockaddr_in to = {
	    .sin_family = AF_INET,
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	struct sockaddr_in from;
	socklen_t bytes = sizeof(to), from_bytes = sizeof(from);
	int a = socket(AF_INET, SOCK_DGRAM, 0);
	int b = socket(AF_INET, SOCK_DGRAM, 0);
	char got[8] = "";

	UK_EXPECT_INT(bind(a, (struct sockaddr *)&to, bytes), ==, 0);
	UK_EXPECT_INT(getsockname(a, (struct sockaddr *)&to, &bytes), ==, 0);
	UK_EXPECT_INT(sendto(b, "one", 3, 0, (struct sockaddr *)&to, bytes), ==,
		      3);
	UK_EXPECT_INT(connect(b, (struct sockaddr *)&to, bytes), ==, 0);
	UK_EXPECT_INT(send(b, "second", 6, 0), ==, 6);
	UK_EXPECT_INT(
	    recvfrom(a, got, 8, 0, (struct sockaddr *)&from, &from_bytes), ==,
	    3);
	UK_EXPECT_INT(recv(a, got, 2, MSG_TRUNC), ==, 6);
	UK_EXPECT_INT(memcmp(got, "see", 3), ==, 0);
	UK_EXPECT_INT(recv(a, got, 2, MSG_DONTWAIT), ==, -1);
	UK_EXPECT_INT(errno, ==, EAGAIN);
	UK_EXPECT_INT(
	    sendto(a, "back", 4, 0, (struct sockaddr *)&from, from_bytes), ==,
	    4);
	UK_EXPECT_INT(read(b, got, 8), ==, 4);
	UK_EXPECT_INT(close(a), ==, 0);
	UK_EXPECT_INT(close(b), ==, 0);
}
