// SPDX-License-Identifier: BSD-3-Clause
// Tests of memory by the page.
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <uk/arch.h>
#include <uk/palloc.h>
#include <uk/test.h>

#define PAGE UK_ARCH_PAGE_SIZE

static char *map(size_t bytes, int prot)
{
	return mmap(NULL, bytes, prot, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static size_t free_pages(void)
{
	struct uk_palloc_stats stats;

	uk_palloc_stats(&stats);
	return stats.free_pages;
}

UK_TEST(maps_zeros_and_gives_them_back)
{
	/* What the heap takes for its books it has from then on. */
	char *first = map(1, PROT_READ | PROT_WRITE);

	UK_EXPECT(first != MAP_FAILED);
	UK_EXPECT_INT(munmap(first, 1), ==, 0);
	const size_t before = free_pages();
	char *p = map(3 * PAGE + 1, PROT_READ | PROT_WRITE);

	UK_EXPECT(p != MAP_FAILED);
	UK_EXPECT_INT(before - free_pages(), ==, 4);
	for (size_t i = 0; i < 4 * PAGE; i += 64)
		UK_EXPECT_INT(p[i], ==, 0);
	memset(p, 0xff, 4 * PAGE);
	UK_EXPECT_INT(munmap(p, 3 * PAGE + 1), ==, 0);
	UK_EXPECT_INT(free_pages(), ==, before);
	UK_EXPECT_INT(munmap(p, 4 * PAGE), ==, 0);
	UK_EXPECT_INT(free_pages(), ==, before);
}

UK_TEST(gives_back_ends_and_middles)
{
	const size_t before = free_pages();
	char *p = map(6 * PAGE, PROT_READ | PROT_WRITE);

	UK_EXPECT(p != MAP_FAILED);
	UK_EXPECT_INT(munmap(p + 2 * PAGE, PAGE), ==, 0);
	UK_EXPECT_INT(munmap(p, PAGE), ==, 0);
	UK_EXPECT_INT(munmap(p + 5 * PAGE, PAGE), ==, 0);
	p[PAGE] = p[3 * PAGE] = p[4 * PAGE] = 1;
	UK_EXPECT_INT(mprotect(p + PAGE, 2 * PAGE, PROT_READ), ==, -1);
	UK_EXPECT_INT(errno, ==, ENOMEM);
	UK_EXPECT_INT(mprotect(p + 3 * PAGE, 2 * PAGE, PROT_NONE), ==, 0);
	UK_EXPECT_INT(munmap(p, 6 * PAGE), ==, 0);
	UK_EXPECT_INT(free_pages(), ==, before);
}

UK_TEST(maps_over_what_is_mapped)
{
	const int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED;
	char *p = map(2 * PAGE, PROT_NONE);

	UK_EXPECT(p != MAP_FAILED);
	UK_EXPECT(mmap(p + PAGE, PAGE, PROT_READ | PROT_WRITE, flags, -1, 0) ==
		  p + PAGE);
	p[PAGE] = 1;
	UK_EXPECT(mmap(p + PAGE, PAGE, PROT_READ, flags, -1, 0) == p + PAGE);
	UK_EXPECT_INT(p[PAGE], ==, 0);
	UK_EXPECT(mmap(p + 2 * PAGE, PAGE, PROT_READ, flags, -1, 0) ==
		  MAP_FAILED);
	UK_EXPECT_INT(errno, ==, ENOMEM);
	UK_EXPECT_INT(munmap(p, 2 * PAGE), ==, 0);
}

__attribute__((weak)) int fcntl(int fd, int command, ...);

static bool has_files(void)
{
	const int kept = errno;
	const bool has = fcntl && fcntl(1, F_GETFL) >= 0;

	errno = kept;
	return has;
}

UK_TEST(refuses_what_it_cannot_map)
{
	char *p = map(PAGE, PROT_READ);

	UK_EXPECT(p != MAP_FAILED);
	UK_EXPECT(map(0, PROT_READ) == MAP_FAILED);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT(map(PAGE, PROT_WRITE | PROT_EXEC) == MAP_FAILED);
	UK_EXPECT_INT(errno, ==, ENOTSUP);
	UK_EXPECT(map(SIZE_MAX - 2 * PAGE, PROT_READ) == MAP_FAILED);
	UK_EXPECT_INT(errno, ==, ENOMEM);
	UK_EXPECT(mmap(NULL, PAGE, PROT_WRITE, MAP_SHARED, 1, 0) == MAP_FAILED);
	/* The console's output is there to be written to. */
	UK_EXPECT(errno == EACCES || !has_files());
	UK_EXPECT(mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE, 99, 0) ==
		  MAP_FAILED);
	UK_EXPECT(errno == EBADF || !has_files());
	UK_EXPECT(mmap(NULL, PAGE, PROT_READ, MAP_ANONYMOUS, -1, 0) ==
		  MAP_FAILED);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(munmap(p + 1, PAGE), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(msync(p, PAGE, MS_SYNC), ==, 0);
	UK_EXPECT_INT(msync(p, PAGE, MS_SYNC | MS_ASYNC), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(posix_madvise(p, PAGE, POSIX_MADV_WILLNEED), ==, 0);
	UK_EXPECT_INT(posix_madvise(p, PAGE, 77), ==, EINVAL);
	UK_EXPECT_INT(madvise(p, PAGE, MADV_DONTNEED), ==, -1);
	UK_EXPECT_INT(munmap(p, PAGE), ==, 0);
	UK_EXPECT_INT(msync(p, PAGE, MS_SYNC), ==, -1);
	UK_EXPECT_INT(errno, ==, ENOMEM);
}
