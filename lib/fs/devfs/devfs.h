// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other.
#ifndef DEVFS_H
#define DEVFS_H

#include <uk/devfs.h>
#include <uk/vfs/node.h>

/* The root of the system; NULL: no memory. */
struct uk_vfs_node *devfs_root(void);

/* Adds the devices that are always there. */
int devfs_add_memory(void) UK_MUST_CHECK;
int devfs_add_terminal(void) UK_MUST_CHECK;
/* And the disks that there are. */
int devfs_add_disks(void) UK_MUST_CHECK;

#endif
