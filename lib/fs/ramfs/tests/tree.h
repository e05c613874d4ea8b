// SPDX-License-Identifier: BSD-3-Clause
// A tree for tests: where there is none, it is mounted; nothing may be left.
#ifndef TREE_H
#define TREE_H

#include <uk/test.h>
#include <uk/vfs.h>

/* An empty folder is the current one, ... */
void ramfs_tree_begin(void);
/* ... and gone again: false if something in it, or memory, is left. */
bool ramfs_tree_end(void);

/* So many more requests for memory succeed; -1: all. On the host alone. */
void ramfs_tree_grant(long requests);

#endif
