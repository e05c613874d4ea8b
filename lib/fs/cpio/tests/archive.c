// SPDX-License-Identifier: BSD-3-Clause
// Makes archives as cpio does.
#include "archive.h"

#include <uk/format.h>
#include <uk/memory.h>

char cpio_archive[8192];
size_t cpio_archive_bytes;

static size_t length_of(const char *s)
{
	size_t n = 0;

	while (s[n])
		n++;
	return n;
}

static void put(const char *data, size_t bytes)
{
	memcpy(cpio_archive + cpio_archive_bytes, data, bytes);
	cpio_archive_bytes = UK_ALIGN_UP(cpio_archive_bytes + bytes, 4);
}

void cpio_archive_begin(void)
{
	memset(cpio_archive, 0, sizeof(cpio_archive));
	cpio_archive_bytes = 0;
}

void cpio_archive_add(const char *name, uint32_t mode, const char *contents,
		      uint32_t ino, uint32_t nlink)
{
	char header[512];
	size_t bytes = length_of(contents);
	int length = uk_format_buf(
	    header, sizeof(header),
	    "070701%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%s", ino,
	    mode, 1, 2, nlink, 3, (unsigned)bytes, 8, 1, 0, 0,
	    (unsigned)length_of(name) + 1, 0, name);

	put(header, (size_t)length + 1);
	put(contents, bytes);
}

void cpio_archive_end(void)
{
	cpio_archive_add("TRAILER!!!", 0, "", 0, 1);
	cpio_archive_bytes = UK_ALIGN_UP(cpio_archive_bytes, 512);
}
