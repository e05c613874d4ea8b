// SPDX-License-Identifier: BSD-3-Clause
// Tests: connections over the loopback.
#include "loopback.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/time.h>
#include <uk/plat.h>
#include <unistd.h>

UK_TEST(what_is_sent_is_received)
{
	char got[8] = "";
	int two[2];

	NEED(loopback_pair(AF_INET, two));
	UK_EXPECT_INT(send(two[0], "hello", 5, 0), ==, 5);
	UK_EXPECT_INT(recv(two[1], got, sizeof(got), MSG_PEEK), ==, 5);
	UK_EXPECT_INT(recv(two[1], got, 2, 0), ==, 2);
	UK_EXPECT_INT(read(two[1], got + 2, sizeof(got) - 2), ==, 3);
	UK_EXPECT_STR(got, "hello");
	UK_EXPECT_INT(recv(two[1], got, 1, MSG_DONTWAIT), ==, -1);
	UK_EXPECT_INT(errno, ==, EAGAIN);
	UK_EXPECT_INT(write(two[1], "back", 4), ==, 4);
	UK_EXPECT_INT(recv(two[0], got, 4, MSG_WAITALL), ==, 4);
	UK_EXPECT_INT(memcmp(got, "back", 4), ==, 0);
	loopback_close(two);
}

UK_TEST(the_end_comes_behind_the_data)
{
	char got[8];
	int two[2];

	NEED(loopback_pair(AF_INET, two));
	UK_EXPECT_INT(write(two[0], "last", 4), ==, 4);
	UK_EXPECT_INT(shutdown(two[0], SHUT_WR), ==, 0);
	UK_EXPECT_INT(recv(two[1], got, 8, MSG_WAITALL), ==, 4);
	UK_EXPECT_INT(read(two[1], got, 8), ==, 0);
	UK_EXPECT_INT(write(two[0], "x", 1), ==, -1);
	UK_EXPECT_INT(errno, ==, EPIPE);
	/* The other half is open. */
	UK_EXPECT_INT(write(two[1], "more", 4), ==, 4);
	UK_EXPECT_INT(read(two[0], got, 8), ==, 4);
	UK_EXPECT_INT(close(two[1]), ==, 0);
	UK_EXPECT_INT(read(two[0], got, 8), ==, 0);
	UK_EXPECT_INT(close(two[0]), ==, 0);
}

UK_TEST(the_last_word_comes_before_a_reset)
{
	char got[8];
	int two[2];

	NEED(loopback_pair(AF_INET, two));
	UK_EXPECT_INT(write(two[0], "please", 6), ==, 6);
	UK_EXPECT_INT(recv(two[1], got, 1, MSG_PEEK), ==, 1);
	UK_EXPECT_INT(write(two[1], "no", 2), ==, 2);
	UK_EXPECT_INT(close(two[1]), ==, 0);
	UK_EXPECT_INT(recv(two[0], got, 2, MSG_WAITALL), ==, 2);
	UK_EXPECT_INT(memcmp(got, "no", 2), ==, 0);
	UK_EXPECT_INT(read(two[0], got, 8), ==, -1);
	UK_EXPECT_INT(errno, ==, ECONNRESET);
	UK_EXPECT_INT(close(two[0]), ==, 0);
}

UK_TEST(unread_data_are_back_pressure)
{
	static char block[4096], got[4096];
	size_t sent = 0, came = 0;
	int two[2];
	ssize_t n;

	NEED(loopback_pair(AF_INET, two));
	fcntl(two[0], F_SETFL, O_NONBLOCK);
	for (int idle = 0; idle < 25;) {
		memset(block, (int)(sent / sizeof(block)), sizeof(block));
		n = send(two[0], block + sent % sizeof(block),
			 sizeof(block) - sent % sizeof(block), 0);
		idle = n > 0 ? 0 : idle + 1;
		sent += n > 0 ? (size_t)n : 0;
		usleep(n > 0 ? 0 : 20000);
	}
	UK_EXPECT_INT(errno, ==, EAGAIN);
	UK_EXPECT(sent >= CONFIG_LWIP_TCP_WINDOW_KB * 1024);
	UK_EXPECT(sent <=
		  (CONFIG_LWIP_TCP_WINDOW_KB + CONFIG_LWIP_TCP_SEND_KB + 16) *
		      1024);
	while (came < sent && (n = read(two[1], got, sizeof(got))) > 0) {
		for (ssize_t i = 0; i < n; i++)
			NEED(got[i] == (char)((came + (size_t)i) / 4096));
		came += (size_t)n;
	}
	UK_EXPECT_INT((long)came, ==, (long)sent);
	loopback_close(two);
}

UK_TEST(connections_wait_for_a_descriptor)
{
	static int fds[CONFIG_FD_MAX];
	struct sockaddr_in to;
	int listener = loopback_listen(AF_INET, 4, &to, sizeof(to));
	int client = socket(AF_INET, SOCK_STREAM, 0), count = 0, fd;
	char got[4];

	NEED(listener >= 0);
	UK_EXPECT_INT(connect(client, (struct sockaddr *)&to, sizeof(to)), ==,
		      0);
	UK_EXPECT_INT(write(client, "abc", 3), ==, 3);
	while ((fd = dup(1)) >= 0)
		fds[count++] = fd;
	UK_EXPECT_INT(accept(listener, NULL, NULL), ==, -1);
	UK_EXPECT_INT(errno, ==, EMFILE);
	while (count > 0)
		close(fds[--count]);
	fd = accept(listener, NULL, NULL);
	UK_EXPECT(fd >= 0);
	UK_EXPECT_INT(recv(fd, got, 3, MSG_WAITALL), ==, 3);
	UK_EXPECT_INT(memcmp(got, "abc", 3), ==, 0);
	UK_EXPECT_INT(close(fd), ==, 0);
	UK_EXPECT_INT(close(client), ==, 0);
	UK_EXPECT_INT(close(listener), ==, 0);
}

UK_TEST(many_connections_are_closed)
{
	struct sockaddr_in to;
	int listener = loopback_listen(AF_INET, 16, &to, sizeof(to));
	char got[4];

	for (int i = 0; i < 300; i++) {
		int client = socket(AF_INET, SOCK_STREAM, 0), fd;

		NEED(connect(client, (struct sockaddr *)&to, sizeof(to)) == 0);
		fd = accept(listener, NULL, NULL);
		NEED(fd >= 0);
		NEED(write(fd, "bye", 3) == 3);
		NEED(close(fd) == 0);
		NEED(recv(client, got, 4, MSG_WAITALL) == 3);
		NEED(close(client) == 0);
	}
	UK_EXPECT_INT(close(listener), ==, 0);
}

/* As a client does that knows nothing of what the server remembers. */
static bool come_from(int port, int listener, const struct sockaddr_in *to)
{
	const struct sockaddr_in from = {
	    .sin_family = AF_INET,
	    .sin_port = htons((uint16_t)port),
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	int client = socket(AF_INET, SOCK_STREAM, 0), fd;
	const struct timeval second = {.tv_sec = 1};
	char got[4] = "";

	setsockopt(client, SOL_SOCKET, SO_SNDTIMEO, &second, sizeof(second));
	if (bind(client, (const struct sockaddr *)&from, sizeof(from)) ||
	    connect(client, (const struct sockaddr *)to, sizeof(*to)))
		return false;
	fd = accept(listener, NULL, NULL);
	if (write(fd, "abc", 3) != 3 || close(fd) ||
	    recv(client, got, 3, MSG_WAITALL) != 3 || read(client, got, 1))
		return false;
	return close(client) == 0;
}

UK_TEST(a_closed_connection_begins_anew)
{
	struct sockaddr_in to;
	int listener = loopback_listen(AF_INET, 4, &to, sizeof(to));

	for (int i = 0; i < 5; i++) {
		NEED(come_from(40000, listener, &to));
		/* The other end has to have done with it. */
		usleep(20000);
	}
	UK_EXPECT_INT(close(listener), ==, 0);
}

UK_TEST(waiting_ends_at_its_time)
{
	const struct timeval ms = {.tv_usec = 5000};
	uint64_t before = uk_plat_time_ns();
	char got[4];
	int two[2];

	NEED(loopback_pair(AF_INET, two));
	UK_EXPECT_INT(
	    setsockopt(two[0], SOL_SOCKET, SO_RCVTIMEO, &ms, sizeof(ms)), ==,
	    0);
	UK_EXPECT_INT(recv(two[0], got, 4, 0), ==, -1);
	UK_EXPECT_INT(errno, ==, EAGAIN);
	UK_EXPECT_INT(read(two[0], got, 4), ==, -1);
	UK_EXPECT_INT(errno, ==, EAGAIN);
	UK_EXPECT(uk_plat_time_ns() - before >= 10000000);
	loopback_close(two);
}

UK_TEST(both_families_come_to_one_listener)
{
	struct sockaddr_in6 any = {.sin6_family = AF_INET6}, from;
	struct sockaddr_in to = {
	    .sin_family = AF_INET,
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	socklen_t bytes = sizeof(any);
	int listener = socket(AF_INET6, SOCK_STREAM, 0), fd, two[2];
	int client = socket(AF_INET, SOCK_STREAM, 0);

	if (listener < 0) {
		UK_EXPECT_INT(errno, ==, EAFNOSUPPORT);
		close(client);
		UK_TEST_SKIP("there is no IPv6");
	}
	UK_EXPECT_INT(bind(listener, (struct sockaddr *)&any, bytes), ==, 0);
	UK_EXPECT_INT(listen(listener, 2), ==, 0);
	UK_EXPECT_INT(getsockname(listener, (struct sockaddr *)&any, &bytes),
		      ==, 0);
	to.sin_port = any.sin6_port;
	UK_EXPECT_INT(connect(client, (struct sockaddr *)&to, sizeof(to)), ==,
		      0);
	fd = accept(listener, (struct sockaddr *)&from, &bytes);
	UK_EXPECT(fd >= 0);
	UK_EXPECT(IN6_IS_ADDR_V4MAPPED(&from.sin6_addr));
	UK_EXPECT_INT(close(fd), ==, 0);
	UK_EXPECT_INT(close(client), ==, 0);
	UK_EXPECT_INT(close(listener), ==, 0);
	NEED(loopback_pair(AF_INET6, two));
	UK_EXPECT_INT(write(two[0], "six", 3), ==, 3);
	UK_EXPECT_INT(recv(two[1], &any, 3, MSG_WAITALL), ==, 3);
	loopback_close(two);
}
