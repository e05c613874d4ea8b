// SPDX-License-Identifier: BSD-3-Clause
// Tests: locks are an opening's, keep others out, and end with it.
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <uk/test.h>
#include <unistd.h>

#define PATH "/flock"

static bool refused(int fd, int request)
{
	errno = 0;
	return flock(fd, request | LOCK_NB) == -1 && errno == EWOULDBLOCK;
}

UK_TEST(many_share_and_one_excludes)
{
	int a = open(PATH, O_CREAT | O_RDWR, 0600), b = open(PATH, O_RDONLY);

	UK_EXPECT_INT(flock(a, LOCK_SH), ==, 0);
	UK_EXPECT_INT(flock(b, LOCK_SH), ==, 0);
	UK_EXPECT(refused(a, LOCK_EX));
	UK_EXPECT_INT(flock(b, LOCK_UN), ==, 0);
	UK_EXPECT_INT(flock(a, LOCK_EX), ==, 0);
	UK_EXPECT(refused(b, LOCK_SH));
	UK_EXPECT(refused(b, LOCK_EX));
	UK_EXPECT_INT(flock(a, LOCK_EX), ==, 0);
	UK_EXPECT_INT(flock(a, LOCK_SH), ==, 0);
	UK_EXPECT_INT(flock(b, LOCK_SH | LOCK_NB), ==, 0);
	UK_EXPECT_INT(close(a), ==, 0);
	UK_EXPECT_INT(flock(b, LOCK_EX | LOCK_NB), ==, 0);
	UK_EXPECT_INT(close(b), ==, 0);
	UK_EXPECT_INT(unlink(PATH), ==, 0);
}

UK_TEST(lock_is_all_its_descriptors_and_ends_with_the_last)
{
	int a = open(PATH, O_CREAT | O_RDWR, 0600), b = open(PATH, O_RDWR);
	int same = dup(a), other = open(PATH "2", O_CREAT | O_RDWR, 0600);

	UK_EXPECT_INT(flock(a, LOCK_EX), ==, 0);
	UK_EXPECT_INT(flock(same, LOCK_EX | LOCK_NB), ==, 0);
	UK_EXPECT_INT(flock(other, LOCK_EX | LOCK_NB), ==, 0);
	UK_EXPECT_INT(close(a), ==, 0);
	UK_EXPECT(refused(b, LOCK_SH));
	UK_EXPECT_INT(close(same), ==, 0);
	UK_EXPECT_INT(flock(b, LOCK_SH | LOCK_NB), ==, 0);
	UK_EXPECT_INT(close(b), ==, 0);
	UK_EXPECT_INT(close(other), ==, 0);
	UK_EXPECT_INT(unlink(PATH), ==, 0);
	UK_EXPECT_INT(unlink(PATH "2"), ==, 0);
}

UK_TEST(what_is_no_lock_is_refused)
{
	int f = open(PATH, O_CREAT | O_RDWR, 0600);

	errno = 0;
	UK_EXPECT_INT(flock(-1, LOCK_SH), ==, -1);
	UK_EXPECT_INT(errno, ==, EBADF);
	UK_EXPECT_INT(flock(f, 0), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	errno = 0;
	UK_EXPECT_INT(flock(f, LOCK_SH | LOCK_EX), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	errno = 0;
	UK_EXPECT_INT(flock(1, LOCK_SH), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(close(f), ==, 0);
	UK_EXPECT_INT(unlink(PATH), ==, 0);
}
