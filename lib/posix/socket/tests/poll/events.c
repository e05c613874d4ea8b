// SPDX-License-Identifier: BSD-3-Clause
// Tests: what sockets are ready for.
#include "../image/loopback.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

UK_TEST(nobody_listens)
{
	struct sockaddr_in to = {
	    .sin_family = AF_INET,
	    .sin_port = htons(9),
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	int fd = socket(AF_INET, SOCK_STREAM, 0), error = 0;
	socklen_t bytes = sizeof(error);
	struct pollfd look = {.fd = fd, .events = POLLOUT};

	UK_EXPECT_INT(connect(fd, (struct sockaddr *)&to, sizeof(to)), ==, -1);
	UK_EXPECT_INT(errno, ==, ECONNREFUSED);
	fcntl(fd, F_SETFL, O_NONBLOCK);
	UK_EXPECT_INT(connect(fd, (struct sockaddr *)&to, sizeof(to)), ==, -1);
	UK_EXPECT_INT(errno, ==, EINPROGRESS);
	UK_EXPECT_INT(poll(&look, 1, 1000), ==, 1);
	UK_EXPECT_INT(getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &bytes), ==,
		      0);
	UK_EXPECT_INT(error, ==, ECONNREFUSED);
	UK_EXPECT_INT(getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &bytes), ==,
		      0);
	UK_EXPECT_INT(error, ==, 0);
	UK_EXPECT_INT(close(fd), ==, 0);
}

UK_TEST(an_end_is_an_event)
{
	struct pollfd look;
	char got[4];
	int two[2];

	NEED(loopback_pair(AF_INET, two));
	look = (struct pollfd){.fd = two[0], .events = POLLIN | POLLOUT};
	UK_EXPECT_INT(poll(&look, 1, 0), ==, 1);
	UK_EXPECT_INT(look.revents, ==, POLLOUT);
	UK_EXPECT_INT(write(two[1], "abc", 3), ==, 3);
	look.events = POLLIN;
	UK_EXPECT_INT(poll(&look, 1, 1000), ==, 1);
	UK_EXPECT_INT(read(two[0], got, 4), ==, 3);
	UK_EXPECT_INT(poll(&look, 1, 0), ==, 0);
	UK_EXPECT_INT(close(two[1]), ==, 0);
	UK_EXPECT_INT(poll(&look, 1, 1000), ==, 1);
	UK_EXPECT_INT(look.revents & POLLIN, ==, POLLIN);
	UK_EXPECT_INT(read(two[0], got, 4), ==, 0);
	UK_EXPECT_INT(shutdown(two[0], SHUT_WR), ==, 0);
	UK_EXPECT_INT(poll(&look, 1, 0), ==, 1);
	UK_EXPECT_INT(look.revents & POLLHUP, ==, POLLHUP);
	UK_EXPECT_INT(close(two[0]), ==, 0);
}
