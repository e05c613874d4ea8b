// SPDX-License-Identifier: BSD-3-Clause
// Tests: levels, edges, single shots; files that are added, changed and closed.
#include <errno.h>
#include <sys/epoll.h>
#include <uk/test.h>
#include <unistd.h>

/* The console can always be written to. */
static struct epoll_event events[4];

static int add(int epoll, int request, int fd, uint32_t what)
{
	struct epoll_event event = {.events = what, .data.u64 = 1000 + fd};

	return epoll_ctl(epoll, request, fd, &event);
}

UK_TEST(levels_are_told_each_time)
{
	int epoll = epoll_create1(EPOLL_CLOEXEC), out = dup(1);

	UK_EXPECT(epoll >= 0);
	UK_EXPECT_INT(epoll_wait(epoll, events, 4, 2), ==, 0);
	UK_EXPECT_INT(add(epoll, EPOLL_CTL_ADD, out, EPOLLOUT), ==, 0);
	for (unsigned i = 0; i < 2; i++) {
		UK_EXPECT_INT(epoll_wait(epoll, events, 4, -1), ==, 1);
		UK_EXPECT_INT(events[0].events, ==, EPOLLOUT);
		UK_EXPECT_INT(events[0].data.u64, ==, 1000 + out);
	}
	UK_EXPECT_INT(add(epoll, EPOLL_CTL_MOD, out, EPOLLPRI), ==, 0);
	UK_EXPECT_INT(epoll_wait(epoll, events, 4, 0), ==, 0);
	UK_EXPECT_INT(add(epoll, EPOLL_CTL_MOD, out, EPOLLOUT), ==, 0);
	UK_EXPECT_INT(epoll_wait(epoll, events, 4, 0), ==, 1);
	UK_EXPECT_INT(add(epoll, EPOLL_CTL_DEL, out, 0), ==, 0);
	UK_EXPECT_INT(epoll_wait(epoll, events, 4, 0), ==, 0);
	UK_EXPECT_INT(close(out), ==, 0);
	UK_EXPECT_INT(close(epoll), ==, 0);
}

UK_TEST(edges_and_single_shots_are_told_once)
{
	int epoll = epoll_create(1), a = dup(1), b = dup(2);

	UK_EXPECT_INT(add(epoll, EPOLL_CTL_ADD, a, EPOLLOUT | EPOLLET), ==, 0);
	UK_EXPECT_INT(add(epoll, EPOLL_CTL_ADD, b, EPOLLOUT | EPOLLONESHOT), ==,
		      0);
	UK_EXPECT_INT(epoll_wait(epoll, events, 1, -1), ==, 1);
	UK_EXPECT_INT(epoll_wait(epoll, events + 1, 3, -1), ==, 1);
	UK_EXPECT(events[0].data.u64 != events[1].data.u64);
	UK_EXPECT_INT(epoll_wait(epoll, events, 4, 0), ==, 0);
	UK_EXPECT_INT(add(epoll, EPOLL_CTL_MOD, b, EPOLLOUT | EPOLLONESHOT), ==,
		      0);
	UK_EXPECT_INT(epoll_wait(epoll, events, 4, 0), ==, 1);
	UK_EXPECT_INT(close(a), ==, 0);
	UK_EXPECT_INT(close(b), ==, 0);
	UK_EXPECT_INT(close(epoll), ==, 0);
}

UK_TEST(what_cannot_be_waited_for_is_refused)
{
	int epoll = epoll_create(1), other = epoll_create(1), out = dup(1);

	UK_EXPECT_INT(epoll_create(0), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(add(out, EPOLL_CTL_ADD, 2, EPOLLOUT), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(add(epoll, EPOLL_CTL_ADD, 99, EPOLLOUT), ==, -1);
	UK_EXPECT_INT(errno, ==, EBADF);
	UK_EXPECT_INT(add(epoll, EPOLL_CTL_ADD, other, EPOLLIN), ==, -1);
	UK_EXPECT_INT(errno, ==, ELOOP);
	UK_EXPECT_INT(add(epoll, EPOLL_CTL_MOD, out, EPOLLOUT), ==, -1);
	UK_EXPECT_INT(errno, ==, ENOENT);
	UK_EXPECT_INT(add(epoll, EPOLL_CTL_ADD, out, EPOLLOUT), ==, 0);
	UK_EXPECT_INT(add(epoll, EPOLL_CTL_ADD, out, EPOLLOUT), ==, -1);
	UK_EXPECT_INT(errno, ==, EEXIST);
	UK_EXPECT_INT(epoll_wait(epoll, events, 0, 0), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(close(out), ==, 0);
	UK_EXPECT_INT(close(other), ==, 0);
	UK_EXPECT_INT(close(epoll), ==, 0);
}
