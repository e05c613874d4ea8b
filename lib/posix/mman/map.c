// SPDX-License-Identifier: BSD-3-Clause
// Memory mapped: zeros, or a file's contents.
#include "internal.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <uk/palloc.h>
#include <unistd.h>

/* Of the library that has files, if there is one. */
__attribute__((weak)) ssize_t pread(int fd, void *buf, size_t size, off_t at);
__attribute__((weak)) int fcntl(int fd, int command, ...);

/* What is beyond a file's end stays zero. */
static int read_file(char *to, size_t bytes, int fd, off_t offset)
{
	size_t done = 0;

	while (done < bytes) {
		ssize_t n =
		    pread(fd, to + done, bytes - done, offset + (off_t)done);

		if (n == 0)
			return 0;
		if (n < 0 && errno != EINTR)
			return errno;
		done += n > 0 ? (size_t)n : 0;
	}
	return 0;
}

static int fill(char *to, size_t bytes, int flags, int fd, off_t offset)
{
	memset(to, 0, bytes);
	return flags & MAP_ANONYMOUS ? 0 : read_file(to, bytes, fd, offset);
}

/* Writing to a file by writing to memory there is not. */
static int check_file(int fd, int prot, int kind)
{
	const bool writes = kind == MAP_SHARED && (prot & PROT_WRITE);
	int mode;

	if (!pread || !fcntl)
		return ENODEV;
	mode = fcntl(fd, F_GETFL);
	if (mode < 0)
		return errno;
	mode &= O_ACCMODE;
	if (mode == O_WRONLY || (writes && mode == O_RDONLY))
		return EACCES;
	return writes ? ENOTSUP : 0;
}

static int check(size_t bytes, int prot, int flags, int fd, off_t offset)
{
	const int kind = flags & (MAP_SHARED | MAP_PRIVATE);

	if (bytes == 0 || (kind != MAP_SHARED && kind != MAP_PRIVATE))
		return EINVAL;
	if (prot & ~(PROT_READ | PROT_WRITE | PROT_EXEC))
		return EINVAL;
	if (flags & MAP_ANONYMOUS)
		return 0;
	if (offset < 0 || !UK_IS_ALIGNED(offset, (off_t)PAGE))
		return EINVAL;
	return check_file(fd, prot, kind);
}

static void note(struct mman_area *a, char *start, size_t pages)
{
	unsigned long flags = uk_waitq_enter();

	*a = (struct mman_area){.start = start, .end = start + pages * PAGE};
	uk_list_add(&mman_areas, &a->link);
	uk_waitq_leave(flags);
}

/* Over what is mapped already: its memory is used again. */
static int map_over(void *addr, size_t bytes, int prot, int flags, int fd,
		    off_t offset)
{
	char *end;
	int error = mman_range(addr, bytes, &end);

	if (error)
		return error;
	unsigned long masked = uk_waitq_enter();

	if (!mman_is_mapped(addr, end))
		error = ENOMEM;
	uk_waitq_leave(masked);
	bytes = (size_t)(end - (char *)addr);
	if (!error)
		error = mman_protect(addr, bytes, PROT_READ | PROT_WRITE);
	if (!error)
		error = fill(addr, bytes, flags, fd, offset);
	return error ? error : mman_protect(addr, bytes, prot);
}

static int map_new(void **addr, size_t bytes, int prot, int flags, int fd,
		   off_t offset)
{
	const size_t pages = bytes / PAGE + (bytes % PAGE != 0);
	struct mman_area *a = malloc(sizeof(*a));
	char *start = a ? uk_palloc_alloc(pages) : NULL;

	if (!start) {
		free(a);
		return ENOMEM;
	}
	int error = fill(start, pages * PAGE, flags, fd, offset);

	if (!error)
		error = mman_protect(start, pages * PAGE, prot);
	if (error) {
		uk_palloc_free(start, pages);
		free(a);
		return error;
	}
	note(a, start, pages);
	*addr = start;
	return 0;
}

void *mmap(void *addr, size_t bytes, int prot, int flags, int fd, off_t offset)
{
	int error = check(bytes, prot, flags, fd, offset);

	if (!error)
		error = flags & MAP_FIXED
			    ? map_over(addr, bytes, prot, flags, fd, offset)
			    : map_new(&addr, bytes, prot, flags, fd, offset);
	if (!error)
		return addr;
	errno = error;
	return MAP_FAILED;
}
