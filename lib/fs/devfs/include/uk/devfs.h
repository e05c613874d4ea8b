// SPDX-License-Identifier: BSD-3-Clause
// The folder /dev: devices by their names.
//
// It has null, zero, full, random and urandom; console and tty where TTY is
// ticked; and what libraries add. Both randoms have the machine's entropy, and
// fail with -EIO where there is none.
#ifndef UK_DEVFS_H
#define UK_DEVFS_H

#include <uk/file.h>
#include <uk/list.h>

struct uk_vfs_node;

/* A device; what adds one owns it, and it stays. */
struct uk_devfs_device {
	const char *name;
	uint32_t mode;   /* kind, UK_FILE_CHAR or _BLOCK, and permissions */
	uint32_t number; /* stat.rdev: major << 8 | minor */
	/* The file it is when it is opened with these flags. `node` has its
	 * stat; whoever keeps it takes a reference. */
	int (*open)(struct uk_vfs_node *node, unsigned flags,
		    struct uk_file **file);
	/* The rest is this library's. */
	struct uk_list link;
	struct uk_vfs_node *node;
};

/* Adds it to /dev: 0, -EEXIST, or -ENOMEM. Threads only, from init level bus
 * on. */
int uk_devfs_add(struct uk_devfs_device *device) UK_MUST_CHECK;

#endif
