// SPDX-License-Identifier: BSD-3-Clause
// The folder of devices, in the order they came in.
#include "devfs.h"

#include <uk/alloc.h>
#include <uk/memory.h>

enum { FIRST = 2 }; /* behind "." and ".." */

static struct uk_list devices = UK_LIST_INIT(devices);
static struct uk_vfs_node *root;

static bool is_named(const struct uk_devfs_device *d, struct uk_vfs_name name)
{
	size_t i = 0;

	while (i < name.length && d->name[i] == name.text[i])
		i++;
	return i == name.length && !d->name[i];
}

static struct uk_devfs_device *find_device(struct uk_vfs_name name)
{
	struct uk_list *at;

	uk_list_for_each (at, &devices) {
		struct uk_devfs_device *d =
		    UK_LIST_ENTRY(at, struct uk_devfs_device, link);

		if (is_named(d, name))
			return d;
	}
	return NULL;
}

static int find(struct uk_vfs_node *folder, struct uk_vfs_name name,
		struct uk_vfs_node **found)
{
	struct uk_devfs_device *d = find_device(name);

	(void)folder;
	if (!d)
		return -ENOENT;
	*found = uk_vfs_node_get(d->node);
	return 0;
}

static int parent(struct uk_vfs_node *folder, struct uk_vfs_node **found)
{
	*found = uk_vfs_node_get(folder);
	return 0;
}

static void name_entry(struct uk_file_entry *entry, const char *name)
{
	size_t i = 0;

	do
		entry->name[i] = name[i];
	while (name[i++]);
}

/* Devices never go: each one's place is its number. */
static int list(struct uk_vfs_node *folder, int64_t pos,
		struct uk_file_entry *entry)
{
	int64_t number = FIRST;
	struct uk_list *at;

	entry->next = pos + 1;
	if (pos < FIRST) {
		name_entry(entry, pos == 0 ? "." : "..");
		entry->kind = UK_FILE_DIR;
		entry->ino = folder->stat.ino;
		return 1;
	}
	uk_list_for_each (at, &devices) {
		const struct uk_devfs_device *d =
		    UK_LIST_ENTRY(at, struct uk_devfs_device, link);

		if (number++ < pos)
			continue;
		name_entry(entry, d->name);
		entry->kind = d->mode & UK_FILE_KIND;
		entry->ino = d->node->stat.ino;
		return 1;
	}
	return 0;
}

static const struct uk_vfs_ops folder_ops = {
    .find = find,
    .parent = parent,
    .list = list,
};

/* The node's operations are the device's own, for its `open'. */
struct device_node {
	struct uk_vfs_node node;
	struct uk_vfs_ops ops;
};

static struct uk_vfs_node *new_node(uint32_t mode)
{
	static uint64_t last_ino;
	struct device_node *n = uk_alloc(uk_alloc_default(), sizeof(*n));

	if (!n)
		return NULL;
	n->ops = (struct uk_vfs_ops){.release = NULL};
	uk_vfs_node_init(&n->node, &n->ops, mode);
	n->node.stat.ino = ++last_ino;
	n->node.stat.block_bytes = 4096;
	return &n->node;
}

struct uk_vfs_node *devfs_root(void)
{
	if (!root) {
		root = new_node(UK_FILE_DIR | 0755);
		if (root) {
			root->ops = &folder_ops;
			root->is_read_only = true;
			root->stat.nlink = 2;
			root->stat.dev = uk_vfs_new_dev();
		}
	}
	return root;
}

int uk_devfs_add(struct uk_devfs_device *d)
{
	struct uk_vfs_name name = {.text = d->name};

	while (d->name[name.length])
		name.length++;
	if (find_device(name))
		return -EEXIST;
	if (!devfs_root())
		return -ENOMEM;
	d->node = new_node(d->mode);
	if (!d->node)
		return -ENOMEM;
	UK_CONTAINER_OF(d->node, struct device_node, node)->ops.open = d->open;
	d->node->stat.dev = root->stat.dev;
	d->node->stat.rdev = d->number;
	uk_list_add_tail(&devices, &d->link);
	return 0;
}
