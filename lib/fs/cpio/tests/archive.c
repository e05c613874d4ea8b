// SPDX-License-Identifier: BSD-3-Clause
// Makes archives as cpio does.
#include "archive.h"

#include <uk/format.h>
#include <uk/memory.h>

char archive[8192];
size_t archive_bytes;

static size_t length_of(const char *s)
{
	size_t n = 0;

	while (s[n])
		n++;
	return n;
}

static void put(const char *data, size_t bytes)
{
	memcpy(archive + archive_bytes, data, bytes);
	archive_bytes = UK_ALIGN_UP(archive_bytes + bytes, 4);
}

void archive_begin(void)
{
	memset(archive, 0, sizeof(archive));
	archive_bytes = 0;
}

void archive_add(const char *name, uint32_t mode, const char *contents,
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

void archive_end(void)
{
	archive_add("TRAILER!!!", 0, "", 0, 1);
	archive_bytes = UK_ALIGN_UP(archive_bytes, 512);
}
