// SPDX-License-Identifier: BSD-3-Clause
// The folder /dev: devices by their names.
//
// It has null, zero, full, random and urandom; console and tty where TTY is
// ticked; blk0 and so on, the disks; and what libraries add. Both randoms have
// the machine's entropy, and fail with -EIO where there is none.
//
// A disk is read and written at any byte. Behind its end nothing is read, and
// writing is -ENOSPC; one that is read-only is not opened for writing, -EROFS.
// Whoever reads or writes waits for the disk, even with UK_FILE_NONBLOCK. What
// was written is on the medium after uk_file_sync, or with UK_FILE_SYNC.
#ifndef UK_DEVFS_H
#define UK_DEVFS_H

#include <uk/file.h>
#include <uk/list.h>

struct uk_vfs_node;

/* Requests of uk_file_ioctl to a disk, by Linux's numbers: with a uint64_t of
 * bytes, or an int. */
enum {
	UK_DEVFS_DISK_IS_READ_ONLY = 0x125e,
	UK_DEVFS_DISK_FLUSH = 0x1261, /* no argument */
	UK_DEVFS_DISK_SECTOR_BYTES = 0x1268,
	UK_DEVFS_DISK_DISCARD = 0x1277, /* two uint64_t: where, how many; both
					   of whole sectors */
};
#define UK_DEVFS_DISK_BYTES (sizeof(long) == 8 ? 0x80081272UL : 0x80041272UL)

/* A device; what adds one owns it. */
struct uk_devfs_device {
	const char *name; /* with CONFIG_DEVFS_CHANGES maybe "FOLDER/NAME" */
	uint32_t mode;    /* kind, UK_FILE_CHAR or _BLOCK, and permissions */
	uint32_t number;  /* stat.rdev: major << 8 | minor */
	/* The file it is when it is opened with these flags. `node` has its
	 * stat; whoever keeps it takes a reference. */
	int (*open)(struct uk_vfs_node *node, unsigned flags,
		    struct uk_file **file);
	/* The rest is this library's. */
	struct uk_list link;
	struct uk_vfs_node *node;
};

/* Adds it to /dev: 0, -EEXIST, or -ENOMEM. Threads only, from init level bus
 * on; once main runs, in uk_devfs_look_hook alone. */
int uk_devfs_add(struct uk_devfs_device *device) UK_MUST_CHECK;

/* With CONFIG_DEVFS_CHANGES: called before a name is looked for, with the tree
 * locked: devices may come and go. NULL: none does. */
extern void (*uk_devfs_look_hook)(void);

/* Takes it away, its name and its node; files that are open stay. In that hook
 * alone. */
void uk_devfs_remove(struct uk_devfs_device *device);

#endif
