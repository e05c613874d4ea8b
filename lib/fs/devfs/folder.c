// SPDX-License-Identifier: BSD-3-Clause
// The folder of devices, in the order they came in.
#include "devfs.h"

#include <uk/alloc.h>
#include <uk/memory.h>

enum { FIRST = 2 }; /* behind "." and ".." */

struct uk_list devfs_devices = UK_LIST_INIT(devfs_devices);
static struct uk_vfs_node *root;

static bool is_named(const struct uk_devfs_device *d, struct uk_vfs_name name)
{
	const char *own = devfs_name(d);
	size_t i = 0;

	while (i < name.length && own[i] == name.text[i])
		i++;
	return i == name.length && !own[i];
}

struct uk_devfs_device *devfs_find(struct uk_list *in, struct uk_vfs_name name)
{
	struct uk_list *at;

	uk_list_for_each (at, in) {
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
	devfs_look();
	struct uk_devfs_device *d = devfs_find(devfs_in(folder), name);

	if (!d)
		return -ENOENT;
	*found = uk_vfs_node_get(d->node);
	return 0;
}

/* The tree knows what is above the root. */
static int parent(struct uk_vfs_node *folder, struct uk_vfs_node **found)
{
	(void)folder;
	*found = uk_vfs_node_get(root);
	return 0;
}

static void name_entry(struct uk_file_entry *entry, const char *name)
{
	size_t i = 0;

	do
		entry->name[i] = name[i];
	while (name[i++]);
}

/* Each one's place is its number, which none has anew: behind the root's. */
static int list(struct uk_vfs_node *folder, int64_t pos,
		struct uk_file_entry *entry)
{
	struct uk_list *at;

	entry->next = pos + 1;
	if (pos < FIRST) {
		name_entry(entry, pos == 0 ? "." : "..");
		entry->kind = UK_FILE_DIR;
		entry->ino = pos == 0 ? folder->stat.ino : root->stat.ino;
		return 1;
	}
	devfs_look();
	uk_list_for_each (at, devfs_in(folder)) {
		const struct uk_devfs_device *d =
		    UK_LIST_ENTRY(at, struct uk_devfs_device, link);

		if ((int64_t)d->node->stat.ino < pos)
			continue;
		name_entry(entry, devfs_name(d));
		entry->kind = d->mode & UK_FILE_KIND;
		entry->ino = d->node->stat.ino;
		entry->next = (int64_t)entry->ino + 1;
		return 1;
	}
	return 0;
}

static const struct uk_vfs_ops folder_ops = {
    .find = find,
    .parent = parent,
    .list = list,
};

static struct uk_vfs_node *new_node(uint32_t mode)
{
	static uint64_t last_ino;
	struct devfs_node *n = uk_alloc(uk_alloc_default(), sizeof(*n));

	if (!n)
		return NULL;
	n->ops = (struct uk_vfs_ops){.release = NULL};
	uk_vfs_node_init(&n->node, &n->ops, mode);
	n->node.stat.ino = ++last_ino;
	n->node.stat.block_bytes = 4096;
	return &n->node;
}

struct uk_vfs_node *devfs_new_folder(void)
{
	struct uk_vfs_node *node = new_node(UK_FILE_DIR | 0755);

	if (node) {
		node->ops = &folder_ops;
		node->is_read_only = true;
		node->stat.nlink = 2;
	}
	return node;
}

struct uk_vfs_node *devfs_root(void)
{
	if (!root) {
		root = devfs_new_folder();
		if (root)
			root->stat.dev = uk_vfs_new_dev();
	}
	return root;
}

int uk_devfs_add(struct uk_devfs_device *d)
{
	struct uk_vfs_name name = {.text = devfs_name(d)};
	struct uk_list *in;

	while (name.text[name.length])
		name.length++;
	if (!devfs_root())
		return -ENOMEM;
	int error = devfs_need_folder(d, &in);

	if (!error && devfs_find(in, name))
		error = -EEXIST;
	if (error)
		return error;
	d->node = new_node(d->mode);
	if (!d->node)
		return -ENOMEM;
	devfs_node_of(d)->ops.open = d->open;
	d->node->stat.dev = root->stat.dev;
	d->node->stat.rdev = d->number;
	uk_list_add_tail(in, &d->link);
	return 0;
}
