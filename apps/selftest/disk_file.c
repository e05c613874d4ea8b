// SPDX-License-Identifier: BSD-3-Clause
// Disks as files: any bytes of them, verified as the sectors are.
#include "selftest.h"

#include <stdio.h>
#include <string.h>
#include <uk/devfs.h>
#include <uk/vfs.h>

enum { MOST_BYTES = 256 << 10, PIECE = 20000, STEPS = 600 };

static unsigned char model[MOST_BYTES], data[PIECE + 16];

static bool step(struct uk_file *f, unsigned size)
{
	unsigned bytes = 1 + selftest_pick(PIECE), at = selftest_pick(size);
	unsigned char *p = data + selftest_pick(16);
	long expected = bytes < size - at ? bytes : size - at;

	if (selftest_pick(2))
		return uk_file_pread(f, p, bytes, at) == expected &&
		       memcmp(p, model + at, (size_t)expected) == 0;
	for (unsigned i = 0; i < bytes; i++)
		p[i] = (unsigned char)selftest_pick(256);
	memcpy(model + at, p, (size_t)expected);
	return uk_file_pwrite(f, p, bytes, at) == expected;
}

static int play(struct uk_file *f, size_t size)
{
	if (uk_file_pread(f, model, size, 0) != (long)size)
		return 3;
	for (unsigned i = 0; i < STEPS; i++)
		if (!step(f, (unsigned)size))
			return 4;
	if (uk_file_sync(f))
		return 5;
	unsigned a = 0, b = 0;

	for (size_t i = 0; i < size; i++) {
		a = (a + model[i]) % 65521;
		b = (b + a) % 65521;
	}
	printf("disk: after: sums %u %u\n", a, b);
	return 0;
}

static int try_file(const char *path, struct uk_file *f)
{
	uint64_t size = 0;

	if (uk_file_ioctl(f, UK_DEVFS_DISK_BYTES, &size) || size > MOST_BYTES)
		return 2;
	printf("disk: %s has %llu bytes\n", path, (unsigned long long)size);
	printf("disk: read behind the end %ld, written %ld\n",
	       uk_file_pread(f, data, 1, (int64_t)size),
	       uk_file_pwrite(f, data, 1, (int64_t)size));
	return play(f, (size_t)size);
}

int selftest_disk_bytes(void)
{
	struct uk_file *f;
	char path[32];
	int error, status = 0;

	for (unsigned i = 0; status == 0; i++) {
		snprintf(path, sizeof(path), "/dev/blk%u", i);
		error = uk_vfs_open(NULL, path, UK_FILE_RDWR, 0, &f);
		if (error == -ENOENT)
			return 0;
		if (error) {
			printf("disk: %s: error %d\n", path, -error);
			continue;
		}
		status = try_file(path, f);
		uk_file_put(f);
	}
	printf("disk: step %d failed\n", status);
	return status;
}
