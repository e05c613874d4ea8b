// SPDX-License-Identifier: BSD-3-Clause
// Tests: a disk through POSIX's calls; on blk0, if that is the RAM disk.
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <uk/test.h>
#include <unistd.h>

#define SKIP_WITHOUT(fd) \
	if ((fd) < 0)    \
	UK_TEST_SKIP("there is no disk")

UK_TEST(disk_is_a_block_special_file)
{
	int fd = open("/dev/blk0", O_RDWR), value = -1;
	uint64_t bytes = 0;
	struct stat st;

	SKIP_WITHOUT(fd);
	UK_EXPECT_INT(fstat(fd, &st), ==, 0);
	UK_EXPECT(S_ISBLK(st.st_mode));
	UK_EXPECT_INT(ioctl(fd, BLKGETSIZE64, &bytes), ==, 0);
	UK_EXPECT_INT(bytes, >, 0);
	UK_EXPECT_INT(lseek(fd, 0, SEEK_END), ==, bytes);
	UK_EXPECT_INT(ioctl(fd, BLKSSZGET, &value), ==, 0);
	UK_EXPECT(value == 512 || value == 4096);
	UK_EXPECT_INT(ioctl(fd, BLKROGET, &value), ==, 0);
	UK_EXPECT_INT(value, ==, 0);
	UK_EXPECT_INT(ioctl(fd, BLKFLSBUF, 0), ==, 0);
	UK_EXPECT_INT(ioctl(fd, FIONREAD, &value), ==, -1);
	UK_EXPECT_INT(errno, ==, ENOTTY);
	UK_EXPECT_INT(close(fd), ==, 0);
}

UK_TEST(disk_says_what_it_cannot_as_posix_has_it)
{
	int fd = open("/dev/blk0", O_RDWR);
	char buf[8] = "unicore";

	SKIP_WITHOUT(fd);
	off_t end = lseek(fd, 0, SEEK_END);

	UK_EXPECT_INT(read(fd, buf, 8), ==, 0);
	UK_EXPECT_INT(write(fd, buf, 8), ==, -1);
	UK_EXPECT_INT(errno, ==, ENOSPC);
	UK_EXPECT_INT(pwrite(fd, "unicore", 8, end - 8), ==, 8);
	memset(buf, 0, sizeof(buf));
	UK_EXPECT_INT(pread(fd, buf, 8, end - 8), ==, 8);
	UK_EXPECT_STR(buf, "unicore");
	UK_EXPECT_INT(pwrite(fd, buf, 8, end - 3), ==, 3);
	UK_EXPECT_INT(lseek(fd, -1, SEEK_SET), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(ftruncate(fd, 0), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(fsync(fd), ==, 0);
	UK_EXPECT_INT(close(fd), ==, 0);
	fd = open("/dev/blk0", O_RDONLY);
	UK_EXPECT_INT(write(fd, buf, 1), ==, -1);
	UK_EXPECT_INT(errno, ==, EBADF);
	UK_EXPECT_INT(close(fd), ==, 0);
	UK_EXPECT_INT(open("/dev/blk99", O_RDONLY), ==, -1);
	UK_EXPECT_INT(errno, ==, ENOENT);
}
