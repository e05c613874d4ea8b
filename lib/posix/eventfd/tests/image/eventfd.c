// SPDX-License-Identifier: BSD-3-Clause
// Tests: counts are added to and taken, whole or one by one.
#include <errno.h>
#include <sys/eventfd.h>
#include <uk/test.h>
#include <unistd.h>

UK_TEST(count_is_taken_as_a_whole)
{
	eventfd_t count;
	int fd = eventfd(2, EFD_NONBLOCK);

	UK_EXPECT(fd >= 0);
	UK_EXPECT_INT(eventfd_write(fd, 3), ==, 0);
	UK_EXPECT_INT(eventfd_read(fd, &count), ==, 0);
	UK_EXPECT_INT(count, ==, 5);
	UK_EXPECT_INT(eventfd_read(fd, &count), ==, -1);
	UK_EXPECT_INT(errno, ==, EAGAIN);
	UK_EXPECT_INT(read(fd, &count, 4), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(eventfd_write(fd, UINT64_MAX), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(eventfd_write(fd, UINT64_MAX - 1), ==, 0);
	UK_EXPECT_INT(eventfd_write(fd, 1), ==, -1);
	UK_EXPECT_INT(errno, ==, EAGAIN);
	UK_EXPECT_INT(close(fd), ==, 0);
}

UK_TEST(semaphore_is_taken_one_by_one)
{
	eventfd_t count;
	int fd = eventfd(2, EFD_SEMAPHORE | EFD_NONBLOCK);

	for (unsigned i = 0; i < 2; i++) {
		UK_EXPECT_INT(eventfd_read(fd, &count), ==, 0);
		UK_EXPECT_INT(count, ==, 1);
	}
	UK_EXPECT_INT(eventfd_read(fd, &count), ==, -1);
	UK_EXPECT_INT(close(fd), ==, 0);
	UK_EXPECT_INT(eventfd(0, 0x100), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
}
