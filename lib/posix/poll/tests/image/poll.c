// SPDX-License-Identifier: BSD-3-Clause
// Tests: what is ready is told, what is not is waited for, but not for ever.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/select.h>
#include <time.h>
#include <uk/plat.h>
#include <uk/test.h>
#include <unistd.h>

UK_TEST(poll_tells_each_files_events)
{
	int out = dup(1);
	struct pollfd fds[] = {
	    {.fd = out, .events = POLLOUT | POLLWRNORM | POLLIN},
	    {.fd = -1, .events = POLLIN},
	    {.fd = 99, .events = POLLIN},
	};

	UK_EXPECT_INT(poll(fds, 3, -1), ==, 2);
	UK_EXPECT_INT(fds[0].revents & (POLLOUT | POLLWRNORM), ==,
		      POLLOUT | POLLWRNORM);
	UK_EXPECT_INT(fds[1].revents, ==, 0);
	UK_EXPECT_INT(fds[2].revents, ==, POLLNVAL);
	UK_EXPECT_INT(poll(fds, CONFIG_FD_MAX + 1, 0), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(close(out), ==, 0);
}

UK_TEST(poll_of_nothing_is_a_sleep)
{
	const struct timespec ms = {.tv_nsec = 3000000};
	uint64_t until = uk_plat_time_ns() + 5000000;

	UK_EXPECT_INT(poll(NULL, 0, 5), ==, 0);
	UK_EXPECT(uk_plat_time_ns() >= until);
	until = uk_plat_time_ns() + 3000000;
	UK_EXPECT_INT(ppoll(NULL, 0, &ms, NULL), ==, 0);
	UK_EXPECT(uk_plat_time_ns() >= until);
}

UK_TEST(select_keeps_the_bits_of_those_ready)
{
	struct timeval none = {0, 0};
	fd_set out, other;

	FD_ZERO(&out);
	FD_ZERO(&other);
	FD_SET(1, &out);
	FD_SET(2, &out);
	FD_SET(1, &other);
	UK_EXPECT_INT(select(3, NULL, &out, &other, &none), ==, 2);
	UK_EXPECT(FD_ISSET(1, &out) && FD_ISSET(2, &out));
	UK_EXPECT(!FD_ISSET(1, &other));
	FD_SET(50, &out);
	UK_EXPECT_INT(select(51, NULL, &out, NULL, &none), ==, -1);
	UK_EXPECT_INT(errno, ==, EBADF);
	none.tv_usec = -1;
	UK_EXPECT_INT(select(0, NULL, NULL, NULL, &none), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
}
