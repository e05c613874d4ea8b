// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other.
#ifndef DEVFS_H
#define DEVFS_H

#include <uk/devfs.h>
#include <uk/vfs/node.h>

/* The node's operations are the device's own, for its `open'. */
struct devfs_node {
	struct uk_vfs_node node;
	struct uk_vfs_ops ops;
};

static inline struct devfs_node *devfs_node_of(const struct uk_devfs_device *d)
{
	return UK_CONTAINER_OF(d->node, struct devfs_node, node);
}

/* Those of the root, its folders among them. */
extern struct uk_list devfs_devices;

/* The root of the system, or another folder; NULL: no memory. */
struct uk_vfs_node *devfs_root(void);
struct uk_vfs_node *devfs_new_folder(void);

/* One by its name; NULL: it is not there. */
struct uk_devfs_device *devfs_find(struct uk_list *in, struct uk_vfs_name name);

#ifdef CONFIG_DEVFS_CHANGES
/* Has devices come and go. */
void devfs_look(void);
/* A device's name in its folder. */
const char *devfs_name(const struct uk_devfs_device *d);
/* What a folder has; and where a device is to be, whose folder may be made. */
struct uk_list *devfs_in(const struct uk_vfs_node *folder);
int devfs_need_folder(const struct uk_devfs_device *d, struct uk_list **in)
    UK_MUST_CHECK;
#else
static inline void devfs_look(void) {}

static inline const char *devfs_name(const struct uk_devfs_device *d)
{
	return d->name;
}

static inline struct uk_list *devfs_in(const struct uk_vfs_node *folder)
{
	(void)folder;
	return &devfs_devices;
}

static inline int devfs_need_folder(const struct uk_devfs_device *d,
				    struct uk_list **in)
{
	(void)d;
	*in = &devfs_devices;
	return 0;
}
#endif

/* Adds the devices that are always there. */
int devfs_add_memory(void) UK_MUST_CHECK;
int devfs_add_terminal(void) UK_MUST_CHECK;
/* And the disks that there are. */
int devfs_add_disks(void) UK_MUST_CHECK;

#endif
