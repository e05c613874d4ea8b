// SPDX-License-Identifier: BSD-3-Clause
// Tests: numbers come lowest first, are doubled, and end where there are none.
#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <uk/fd.h>
#include <uk/test.h>
#include <unistd.h>

UK_TEST(console_is_there_from_the_start)
{
	struct stat st;

	UK_EXPECT_INT(fstat(0, &st), ==, 0);
	UK_EXPECT(S_ISCHR(st.st_mode));
	UK_EXPECT_INT(write(1, "", 0), ==, 0);
	UK_EXPECT_INT(write(0, "x", 1), ==, -1);
	UK_EXPECT_INT(errno, ==, EBADF);
	UK_EXPECT_INT(read(1, &st, 1), ==, -1);
	UK_EXPECT_INT(lseek(1, 0, SEEK_CUR), ==, -1);
	UK_EXPECT_INT(errno, ==, ESPIPE);
	UK_EXPECT_INT(fcntl(2, F_GETFL), ==, O_WRONLY);
}

UK_TEST(lowest_free_number_is_next)
{
	int a = dup(1), b = dup(1);

	UK_EXPECT_INT(a, ==, 3);
	UK_EXPECT_INT(b, ==, 4);
	UK_EXPECT_INT(close(a), ==, 0);
	UK_EXPECT_INT(close(a), ==, -1);
	UK_EXPECT_INT(errno, ==, EBADF);
	UK_EXPECT_INT(dup(b), ==, a);
	UK_EXPECT_INT(dup2(b, 7), ==, 7);
	UK_EXPECT_INT(dup2(b, b), ==, b);
	UK_EXPECT_INT(dup2(9, 7), ==, -1);
	UK_EXPECT_INT(dup2(b, -1), ==, -1);
	UK_EXPECT_INT(errno, ==, EBADF);
	UK_EXPECT_INT(dup3(b, b, 0), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(fcntl(b, F_DUPFD, 5), ==, 5);
	UK_EXPECT_INT(close(7), ==, 0);
	UK_EXPECT_INT(close(5), ==, 0);
	UK_EXPECT_INT(close(b), ==, 0);
	UK_EXPECT_INT(close(a), ==, 0);
}

UK_TEST(flags_are_kept)
{
	int one = 1, fd = fcntl(1, F_DUPFD_CLOEXEC, 0);
	struct flock lock = {.l_type = F_WRLCK};

	UK_EXPECT_INT(fcntl(fd, F_GETFD), ==, FD_CLOEXEC);
	UK_EXPECT_INT(fcntl(fd, F_SETFD, 0), ==, 0);
	UK_EXPECT_INT(fcntl(fd, F_GETFD), ==, 0);
	UK_EXPECT_INT(dup3(1, fd, O_CLOEXEC), ==, fd);
	UK_EXPECT_INT(fcntl(fd, F_GETFD), ==, FD_CLOEXEC);
	UK_EXPECT_INT(fcntl(1, F_GETFD), ==, 0);
	/* These are the open file's, which both numbers lead to. */
	UK_EXPECT_INT(fcntl(fd, F_SETFL, O_NONBLOCK), ==, 0);
	UK_EXPECT_INT(fcntl(1, F_GETFL), ==, O_WRONLY | O_NONBLOCK);
	UK_EXPECT_INT(fcntl(1, F_SETFL, 0), ==, 0);
	UK_EXPECT_INT(ioctl(fd, FIONBIO, &one), ==, 0);
	UK_EXPECT_INT(fcntl(1, F_GETFL), ==, O_WRONLY | O_NONBLOCK);
	UK_EXPECT_INT(fcntl(1, F_SETFL, 0), ==, 0);
	UK_EXPECT_INT(fcntl(fd, F_SETLK, &lock), ==, 0);
	UK_EXPECT_INT(fcntl(fd, F_GETLK, &lock), ==, 0);
	UK_EXPECT_INT(lock.l_type, ==, F_UNLCK);
	UK_EXPECT_INT(fcntl(fd, 99), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(close(fd), ==, 0);
}

UK_TEST(numbers_end)
{
	int last = -1, fd;

	while ((fd = dup(1)) >= 0)
		last = fd;
	UK_EXPECT_INT(errno, ==, EMFILE);
	UK_EXPECT_INT(last, ==, CONFIG_FD_MAX - 1);
	UK_EXPECT_INT(fcntl(1, F_DUPFD, CONFIG_FD_MAX), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	while (last > 2)
		UK_EXPECT_INT(close(last--), ==, 0);
}
