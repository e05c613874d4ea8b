// SPDX-License-Identifier: BSD-3-Clause
// A file system in memory: folders, files with holes, links.
//
// Files take whole pages, and nothing where nobody wrote. When memory ends, or
// what ramfs.max allows, writing is -ENOSPC and all that was there stays. What
// is removed gives its memory back at once, or when it is closed.
#ifndef UK_RAMFS_H
#define UK_RAMFS_H

#include <uk/vfs/node.h>

/* Makes an empty one; its root is the caller's, to be mounted. -ENOMEM. */
int uk_ramfs_create(struct uk_vfs_node **root) UK_MUST_CHECK;

/* Has an empty file of a ramfs begin with `bytes` at `data`, which must stay as
 * they are: they are read in place, and copied page by page where somebody
 * writes. -EINVAL if it is no file of a ramfs, or not empty. */
int uk_ramfs_lend(struct uk_file *f, const void *data, size_t bytes)
    UK_MUST_CHECK;

#endif
