// SPDX-License-Identifier: BSD-3-Clause
// Preloaded into a program, writes down each call of the malloc family.
//
// A record is three words: what was asked for and of what kind, the block that
// went in, the block that came out. They go to the descriptor that
// UK_TRACE_FD names. Of one thread only.
#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

enum { MALLOC, FREE, REALLOC, CALLOC, ALIGNED };

struct record {
	uint64_t kind, bytes;
	void *in, *out;
};

/* glibc's own, by the names that it has for such as this. */
void *__libc_malloc(size_t bytes);
void *__libc_calloc(size_t n, size_t bytes);
void *__libc_realloc(void *p, size_t bytes);
void *__libc_memalign(size_t align, size_t bytes);
void __libc_free(void *p);

static struct record buffer[4096];
static size_t used;

__attribute__((destructor)) static void flush(void)
{
	const char *fd = getenv("UK_TRACE_FD");
	const char *from = (const char *)buffer;
	size_t left = used * sizeof(*buffer);

	while (fd && left) {
		ssize_t n = write(atoi(fd), from, left);

		if (n < 0)
			abort();
		from += n;
		left -= (size_t)n;
	}
	used = 0;
}

static void *note(int kind, size_t bytes, void *in, void *out)
{
	if (used == sizeof(buffer) / sizeof(*buffer))
		flush();
	buffer[used++] = (struct record){(uint64_t)kind, bytes, in, out};
	return out;
}

void *malloc(size_t bytes)
{
	return note(MALLOC, bytes, NULL, __libc_malloc(bytes));
}

void *calloc(size_t n, size_t bytes)
{
	return note(CALLOC, n * bytes, NULL, __libc_calloc(n, bytes));
}

void *realloc(void *p, size_t bytes)
{
	return note(REALLOC, bytes, p, __libc_realloc(p, bytes));
}

void *memalign(size_t align, size_t bytes)
{
	return note(ALIGNED, bytes, NULL, __libc_memalign(align, bytes));
}

int posix_memalign(void **p, size_t align, size_t bytes)
{
	*p = memalign(align, bytes);
	return *p ? 0 : ENOMEM;
}

void free(void *p)
{
	int error = errno;

	note(FREE, 0, p, NULL);
	__libc_free(p);
	errno = error;
}
