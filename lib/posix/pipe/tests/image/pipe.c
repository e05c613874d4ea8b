// SPDX-License-Identifier: BSD-3-Clause
// Tests: what goes in comes out; ends that are full, empty or gone say so.
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <uk/test.h>
#include <unistd.h>

UK_TEST(bytes_come_out_in_their_order)
{
	static char in[5000], out[5000];
	struct stat st;
	int fds[2], waiting;

	UK_EXPECT_INT(pipe(fds), ==, 0);
	UK_EXPECT_INT(fstat(fds[0], &st), ==, 0);
	UK_EXPECT(S_ISFIFO(st.st_mode));
	/* More than once around. */
	for (unsigned round = 0; round < 8; round++) {
		for (unsigned i = 0; i < sizeof(in); i++)
			in[i] = (char)(i * 7 + round);
		UK_EXPECT_INT(write(fds[1], in, sizeof(in)), ==, sizeof(in));
		UK_EXPECT_INT(ioctl(fds[0], FIONREAD, &waiting), ==, 0);
		UK_EXPECT_INT(waiting, ==, sizeof(in));
		UK_EXPECT_INT(read(fds[0], out, 1), ==, 1);
		UK_EXPECT_INT(read(fds[0], out + 1, sizeof(out)), ==,
			      sizeof(out) - 1);
		UK_EXPECT(memcmp(in, out, sizeof(in)) == 0);
	}
	UK_EXPECT_INT(write(fds[0], in, 1), ==, -1);
	UK_EXPECT_INT(errno, ==, EBADF);
	UK_EXPECT_INT(close(fds[1]), ==, 0);
	UK_EXPECT_INT(read(fds[0], out, 1), ==, 0);
	UK_EXPECT_INT(close(fds[0]), ==, 0);
}

UK_TEST(full_and_empty_pipes_say_so)
{
	static char data[9000];
	int fds[2];

	UK_EXPECT_INT(pipe2(fds, 0777), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(pipe2(fds, O_NONBLOCK | O_CLOEXEC), ==, 0);
	UK_EXPECT_INT(fcntl(fds[1], F_GETFD), ==, FD_CLOEXEC);
	UK_EXPECT_INT(read(fds[0], data, 1), ==, -1);
	UK_EXPECT_INT(errno, ==, EAGAIN);
	UK_EXPECT_INT(write(fds[1], data, 9000), ==, 9000);
	UK_EXPECT_INT(write(fds[1], data, 9000), ==, 7384);
	UK_EXPECT_INT(write(fds[1], data, 1), ==, -1);
	UK_EXPECT_INT(errno, ==, EAGAIN);
	UK_EXPECT_INT(read(fds[0], data, 100), ==, 100);
	/* A small one is written as a whole, or not at all. */
	UK_EXPECT_INT(write(fds[1], data, 101), ==, -1);
	UK_EXPECT_INT(write(fds[1], data, 100), ==, 100);
	UK_EXPECT_INT(close(fds[0]), ==, 0);
	UK_EXPECT_INT(write(fds[1], data, 1), ==, -1);
	UK_EXPECT_INT(errno, ==, EPIPE);
	UK_EXPECT_INT(close(fds[1]), ==, 0);
}
