// SPDX-License-Identifier: BSD-3-Clause
// Archives of cpio's "newc" format, as initrds are.
//
// The format is that of SVR4: a header of 110 bytes in hexadecimal, a name, the
// contents, both padded to four bytes. What is read is not believed: any fault
// is an error that says where and why. Nothing is copied.
#ifndef UK_CPIO_H
#define UK_CPIO_H

#include <uk/base.h>

struct uk_file;

/* An archive, or several in a row, and how far it was read. */
struct uk_cpio {
	const char *data;
	size_t bytes;
	size_t at;         /* of the next entry */
	unsigned number;   /* of the last entry, from 1 */
	const char *name;  /* its name; NULL: none was read */
	const char *wrong; /* what is wrong with it */
};

/* One entry; the pointers lead into the archive. */
struct uk_cpio_entry {
	const char *name; /* with a final 0, and no leading slash */
	uint32_t mode, uid, gid, nlink, mtime_s;
	uint32_t ino, dev_major, dev_minor;
	const char *data;
	size_t bytes;
};

/* Whether this looks like such an archive at all. */
bool uk_cpio_is(const void *data, size_t bytes);

static inline void uk_cpio_begin(struct uk_cpio *c, const void *data,
				 size_t bytes)
{
	*c = (struct uk_cpio){.data = (const char *)data, .bytes = bytes};
}

/* 1 with the next entry, 0 behind the last, -EINVAL and c->wrong. */
int uk_cpio_next(struct uk_cpio *c, struct uk_cpio_entry *e) UK_MUST_CHECK;

/*
 * Has a folder of a ramfs hold what the archive has: files are read in place,
 * where it must stay, and copied page by page as they are written to. What is
 * there by a name gives way, but for folders. Devices are left out. Returns 0,
 * or an error and c->wrong; what came before stays. Threads only.
 */
int uk_cpio_unpack(struct uk_cpio *c, struct uk_file *at) UK_MUST_CHECK;

#endif
