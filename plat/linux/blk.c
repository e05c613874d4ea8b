// SPDX-License-Identifier: BSD-3-Clause
// Block devices: files of the host, or its disks.
//
// A request is done before it is taken. The host's file may become shorter, or
// its disk go: then requests fail, and the file is not made longer again.
#include "sys.h"

#include <uk/blkdev.h>
#include <uk/init.h>
#include <uk/param.h>
#include <uk/plat.h>
#include <uk/print.h>

enum { DISKS = 4, NAME_BYTES = 512 };

/* Interrupts wait while the host has a request done. */
#define MOST_BYTES (256U << 10)

static const char *files[DISKS];
#define HELP "the host's file that is a disk: FILE[,ro][,sector=4096]"
UK_PARAM_STRING(blk0, files[0], NAME_BYTES, HELP);
UK_PARAM_STRING(blk1, files[1], NAME_BYTES, HELP);
UK_PARAM_STRING(blk2, files[2], NAME_BYTES, HELP);
UK_PARAM_STRING(blk3, files[3], NAME_BYTES, HELP);

static struct disk {
	struct uk_blkdev dev;
	int fd;
} disks[DISKS];

/* 0 from the host: the file ends there. */
static int error_of(long result)
{
	return result == -LINUX_ENOSPC || result == -LINUX_EDQUOT ? -ENOSPC
								  : -EIO;
}

static int move(const struct disk *disk, long call,
		const struct uk_blkdev_request *r, uint64_t pos, size_t bytes)
{
	char *data = r->data;

	while (bytes > 0) {
		long n = linux_call_at(call, disk->fd, data, bytes, pos);

		if (n == -LINUX_EINTR)
			continue;
		if (n <= 0)
			return error_of(n);
		data += n;
		pos += (uint64_t)n;
		bytes -= (size_t)n;
	}
	return 0;
}

/* Where the host cannot, the data stay, which is as good. */
static int discard(const struct disk *disk, uint64_t pos, uint64_t bytes)
{
	enum { KEEP_SIZE = 1, PUNCH_HOLE = 2 };

	linux_fallocate(disk->fd, KEEP_SIZE | PUNCH_HOLE, pos, bytes);
	return 0;
}

static bool is_there(const struct disk *disk, uint64_t end)
{
	int64_t bytes = linux_file_bytes(disk->fd);

	return bytes >= 0 && (uint64_t)bytes >= end;
}

static int do_request(const struct disk *disk,
		      const struct uk_blkdev_request *r)
{
	uint64_t pos = r->sector * disk->dev.sector_bytes;
	size_t bytes = (size_t)r->sectors * disk->dev.sector_bytes;

	switch (r->what) {
	case UK_BLKDEV_READ:
		return move(disk, SYS_PREAD64, r, pos, bytes);
	case UK_BLKDEV_WRITE:
		return is_there(disk, pos + bytes)
			   ? move(disk, SYS_PWRITE64, r, pos, bytes)
			   : -EIO;
	case UK_BLKDEV_FLUSH:
		return linux_call3(SYS_FDATASYNC, disk->fd, 0, 0) ? -EIO : 0;
	case UK_BLKDEV_DISCARD:
		return is_there(disk, pos + bytes) ? discard(disk, pos, bytes)
						   : -EIO;
	default:
		return -EIO;
	}
}

static int submit(struct uk_blkdev *dev, struct uk_blkdev_request *r)
{
	const struct disk *disk = UK_CONTAINER_OF(dev, struct disk, dev);

	uk_blkdev_done(dev, r, do_request(disk, r));
	return 0;
}

static const struct uk_blkdev_ops ops = {.submit = submit};

/* Takes `option` off the end of the name; false if it is not there. */
static bool take_option(char *name, const char *option)
{
	size_t length = 0, bytes = 0, i;

	while (name[length])
		length++;
	while (option[bytes])
		bytes++;
	if (length < bytes)
		return false;
	for (i = 0; i < bytes; i++)
		if (name[length - bytes + i] != option[i])
			return false;
	name[length - bytes] = '\0';
	return true;
}

/* Anything before the last options may be in a file's name. */
static void take_options(struct uk_blkdev *dev, char *name)
{
	dev->sector_bytes = 512;
	for (;;) {
		if (take_option(name, ",ro"))
			dev->read_only = true;
		else if (take_option(name, ",sector=4096"))
			dev->sector_bytes = 4096;
		else if (!take_option(name, ",sector=512"))
			return;
	}
}

/* Some file systems let folders be opened and sought in. */
static long open_file(const char *name, bool read_only)
{
	long fd = linux_call3(
	    SYS_OPEN, (long)name,
	    (read_only ? O_RDONLY : O_RDWR) | O_CLOEXEC | O_LARGEFILE, 0);
	long error = fd < 0 ? fd : linux_call3(SYS_READ, fd, 0, 0);

	return error < 0 ? error : fd;
}

/* The descriptor, or the host's error. */
static long open_disk(struct uk_blkdev *dev, const char *name)
{
	long fd = open_file(name, dev->read_only);

	if (fd == -LINUX_EACCES || fd == -LINUX_EPERM || fd == -LINUX_EROFS) {
		dev->read_only = true;
		fd = open_file(name, true);
	}
	return fd;
}

/* As any other parameter that is wrong. */
UK_NORETURN static void refuse(unsigned number, long error)
{
	uk_printf("linux: blk%u=%s: ", number, files[number]);
	if (error)
		uk_printf("the host does not open it: error %ld\n", error);
	else
		uk_printf("not even one sector is there\n");
	uk_plat_stop(2);
}

static void add_disk(unsigned number)
{
	static char name[NAME_BYTES + 1];
	struct disk *disk = &disks[number];
	struct uk_blkdev *dev = &disk->dev;
	size_t i = 0;

	do
		name[i] = files[number][i];
	while (name[i++]);
	take_options(dev, name);
	long fd = open_disk(dev, name);

	if (fd < 0)
		refuse(number, -fd);
	int64_t bytes = linux_file_bytes((int)fd);

	if (bytes < (int64_t)dev->sector_bytes)
		refuse(number, 0);
	disk->fd = (int)fd;
	dev->ops = &ops;
	dev->driver = "linux";
	dev->sectors = (uint64_t)bytes / dev->sector_bytes;
	dev->most_sectors = MOST_BYTES / dev->sector_bytes;
	dev->can_flush = dev->can_discard = true;
	uk_blkdev_add(dev);
}

static int add_disks(void)
{
	for (unsigned i = 0; i < DISKS; i++)
		if (files[i] && files[i][0])
			add_disk(i);
	return 0;
}
UK_INIT(device, add_disks);
