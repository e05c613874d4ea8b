// SPDX-License-Identifier: BSD-3-Clause
// Archives that tests make, entry by entry.
#ifndef ARCHIVE_H
#define ARCHIVE_H

#include <uk/base.h>

enum {
	ARCHIVE_FOLDER = 040755,
	ARCHIVE_FILE = 0100644,
	ARCHIVE_LINK = 0120777
};

extern char cpio_archive[8192];
extern size_t cpio_archive_bytes;

void cpio_archive_begin(void);
/* `ino` with `nlink` above 1 is the file's among several names. */
void cpio_archive_add(const char *name, uint32_t mode, const char *contents,
		      uint32_t ino, uint32_t nlink);
void cpio_archive_end(void);

#endif
