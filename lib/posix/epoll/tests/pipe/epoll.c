// SPDX-License-Identifier: BSD-3-Clause
// Tests: what comes through pipes is told, as a level or as an edge, and what
// is closed no more.
#include <fcntl.h>
#include <sys/epoll.h>
#include <uk/test.h>
#include <unistd.h>

static struct epoll_event events[4];

static int add(int epoll, int fd, uint32_t what)
{
	struct epoll_event event = {.events = what, .data.fd = fd};

	return epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

UK_TEST(each_write_is_an_edge)
{
	int epoll = epoll_create1(0), fds[2];

	UK_EXPECT_INT(pipe(fds), ==, 0);
	UK_EXPECT_INT(add(epoll, fds[0], EPOLLIN | EPOLLET), ==, 0);
	UK_EXPECT_INT(epoll_wait(epoll, events, 4, 0), ==, 0);
	for (unsigned i = 0; i < 3; i++) {
		UK_EXPECT_INT(write(fds[1], "x", 1), ==, 1);
		UK_EXPECT_INT(epoll_wait(epoll, events, 4, -1), ==, 1);
		UK_EXPECT_INT(events[0].events, ==, EPOLLIN);
		UK_EXPECT_INT(epoll_wait(epoll, events, 4, 0), ==, 0);
	}
	UK_EXPECT_INT(close(fds[1]), ==, 0);
	UK_EXPECT_INT(epoll_wait(epoll, events, 4, -1), ==, 1);
	UK_EXPECT_INT(events[0].events, ==, EPOLLIN | EPOLLHUP);
	UK_EXPECT_INT(close(fds[0]), ==, 0);
	UK_EXPECT_INT(close(epoll), ==, 0);
}

UK_TEST(level_lasts_until_it_is_read)
{
	int epoll = epoll_create1(0), fds[2];
	char buf[4];

	UK_EXPECT_INT(pipe(fds), ==, 0);
	UK_EXPECT_INT(add(epoll, fds[0], EPOLLIN), ==, 0);
	UK_EXPECT_INT(write(fds[1], "ab", 2), ==, 2);
	UK_EXPECT_INT(epoll_wait(epoll, events, 4, -1), ==, 1);
	UK_EXPECT_INT(read(fds[0], buf, 1), ==, 1);
	UK_EXPECT_INT(epoll_wait(epoll, events, 4, -1), ==, 1);
	UK_EXPECT_INT(read(fds[0], buf, 4), ==, 1);
	UK_EXPECT_INT(epoll_wait(epoll, events, 4, 2), ==, 0);
	UK_EXPECT_INT(close(fds[0]), ==, 0);
	UK_EXPECT_INT(close(fds[1]), ==, 0);
	UK_EXPECT_INT(close(epoll), ==, 0);
}

UK_TEST(files_that_are_closed_are_forgotten)
{
	int epoll = epoll_create1(0), fds[2], twin;

	UK_EXPECT_INT(pipe(fds), ==, 0);
	UK_EXPECT_INT(add(epoll, fds[0], EPOLLIN), ==, 0);
	UK_EXPECT_INT(write(fds[1], "x", 1), ==, 1);
	/* It is the file that counts, not the number. */
	twin = dup(fds[0]);
	UK_EXPECT_INT(close(fds[0]), ==, 0);
	UK_EXPECT_INT(epoll_wait(epoll, events, 4, 0), ==, 1);
	UK_EXPECT_INT(events[0].data.fd, ==, fds[0]);
	UK_EXPECT_INT(close(twin), ==, 0);
	UK_EXPECT_INT(epoll_wait(epoll, events, 4, 0), ==, 0);
	UK_EXPECT_INT(close(fds[1]), ==, 0);
	UK_EXPECT_INT(close(epoll), ==, 0);
}

UK_TEST(few_places_hold_back_nothing)
{
	enum { PIPES = 6 };
	int epoll = epoll_create1(0), fds[PIPES][2];
	unsigned seen = 0;

	for (unsigned i = 0; i < PIPES; i++) {
		UK_EXPECT_INT(pipe(fds[i]), ==, 0);
		UK_EXPECT_INT(add(epoll, fds[i][0], EPOLLIN), ==, 0);
		UK_EXPECT_INT(write(fds[i][1], "x", 1), ==, 1);
	}
	/* Who was told goes to the end of the queue. */
	for (unsigned i = 0; i < PIPES; i++) {
		UK_EXPECT_INT(epoll_wait(epoll, events, 1, -1), ==, 1);
		seen |= 1U << events[0].data.fd;
	}
	for (unsigned i = 0; i < PIPES; i++) {
		UK_EXPECT(seen & 1U << fds[i][0]);
		UK_EXPECT(close(fds[i][0]) == 0 && close(fds[i][1]) == 0);
	}
	UK_EXPECT_INT(close(epoll), ==, 0);
}
