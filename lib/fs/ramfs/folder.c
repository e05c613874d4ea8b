// SPDX-License-Identifier: BSD-3-Clause
// Folders: what is in them, and how it comes and goes.
#include "ramfs.h"

#include <uk/alloc.h>
#include <uk/memory.h>

static struct ramfs_names *names_of(struct uk_vfs_node *folder)
{
	return &ramfs_node_of(folder)->names;
}

static bool is_folder(const struct ramfs_node *r)
{
	return (r->node.stat.mode & UK_FILE_KIND) == UK_FILE_DIR;
}

/* Its names have changed, and perhaps how many folders are among them. */
static void touch(struct uk_vfs_node *folder, int folders)
{
	uk_mutex_lock(&folder->lock);
	folder->stat.bytes = (int64_t)names_of(folder)->count;
	folder->stat.nlink += (unsigned)folders;
	folder->stat.mtime_ns = folder->stat.ctime_ns = uk_vfs_now_ns();
	uk_mutex_unlock(&folder->lock);
}

static void set_names(struct uk_vfs_node *node, unsigned count)
{
	uk_mutex_lock(&node->lock);
	node->stat.nlink = count;
	node->stat.ctime_ns = uk_vfs_now_ns();
	uk_mutex_unlock(&node->lock);
}

static int find(struct uk_vfs_node *folder, struct uk_vfs_name name,
		struct uk_vfs_node **found)
{
	struct ramfs_entry *e = ramfs_names_find(names_of(folder), name);

	if (!e)
		return -ENOENT;
	*found = uk_vfs_node_get(&e->node->node);
	return 0;
}

static int parent(struct uk_vfs_node *folder, struct uk_vfs_node **found)
{
	struct ramfs_node *up = ramfs_node_of(folder)->parent;

	if (!up)
		return -ENOENT;
	*found = uk_vfs_node_get(&up->node);
	return 0;
}

static int list(struct uk_vfs_node *folder, int64_t pos,
		struct uk_file_entry *entry)
{
	struct ramfs_node *r = ramfs_node_of(folder);
	const struct ramfs_entry *e;

	if (!r->parent)
		return 0;
	entry->kind = UK_FILE_DIR;
	entry->next = pos + 1;
	if (pos < 2) {
		memcpy(entry->name, "..", 3);
		entry->name[pos + 1] = '\0';
		entry->ino =
		    pos == 0 ? folder->stat.ino : r->parent->node.stat.ino;
		return 1;
	}
	e = ramfs_names_from(&r->names, pos);
	if (!e)
		return 0;
	entry->kind = e->node->node.stat.mode & UK_FILE_KIND;
	entry->ino = e->node->node.stat.ino;
	entry->next = e->order + 1;
	memcpy(entry->name, e->text, e->length);
	entry->name[e->length] = '\0';
	return 1;
}

/* The target of a symbolic link stays as it is. */
static int set_target(struct ramfs_node *r, const char *target)
{
	size_t length = 0;

	while (target[length])
		length++;
	r->target = uk_alloc(uk_alloc_default(), length);
	if (!r->target)
		return -ENOSPC;
	memcpy(r->target, target, length);
	r->node.stat.bytes = (int64_t)length;
	return 0;
}

static int make(struct uk_vfs_node *folder, struct uk_vfs_name name,
		const struct uk_vfs_new *new, struct uk_vfs_node **made)
{
	struct ramfs_node *in = ramfs_node_of(folder), *r;
	int error = 0;

	if (!in->parent)
		return -ENOENT;
	r = ramfs_node_new(in->system, new->mode);
	if (!r)
		return -ENOSPC;
	if (new->target)
		error = set_target(r, new->target);
	if (!error)
		error = ramfs_names_add(&in->names, name, r);
	if (error) {
		r->node.stat.nlink = 0;
		uk_vfs_node_put_locked(&r->node);
		return error;
	}
	if (is_folder(r))
		r->parent = in;
	touch(folder, is_folder(r));
	*made = &r->node;
	return 0;
}

static int link_node(struct uk_vfs_node *folder, struct uk_vfs_name name,
		     struct uk_vfs_node *node)
{
	struct ramfs_node *in = ramfs_node_of(folder);

	if (!in->parent || node->stat.nlink == 0)
		return -ENOENT;
	if (node->stat.nlink == RAMFS_NAMES_MAX)
		return -EMLINK;
	int error = ramfs_names_add(&in->names, name, ramfs_node_of(node));

	if (error)
		return error;
	set_names(node, node->stat.nlink + 1);
	touch(folder, 0);
	return 0;
}

/* One name less; what has none is freed with its last reference. */
static void unlink_node(struct uk_vfs_node *node)
{
	struct ramfs_node *r = ramfs_node_of(node);

	if (is_folder(r))
		r->parent = NULL;
	set_names(node, is_folder(r) ? 0 : node->stat.nlink - 1);
}

static bool is_full_folder(struct uk_vfs_node *node)
{
	const struct ramfs_node *r = ramfs_node_of(node);

	return is_folder(r) && r->names.count > 0;
}

static int remove_name(struct uk_vfs_node *folder, struct uk_vfs_name name,
		       struct uk_vfs_node *node)
{
	struct ramfs_node *in = ramfs_node_of(folder);

	if (is_full_folder(node))
		return -ENOTEMPTY;
	ramfs_names_remove(&in->names, ramfs_names_find(&in->names, name));
	unlink_node(node);
	touch(folder, -is_folder(ramfs_node_of(node)));
	return 0;
}

/* The new name comes first: it is what may fail. */
static int rename_node(struct uk_vfs_node *folder, struct uk_vfs_name name,
		       struct uk_vfs_node *node, struct uk_vfs_node *to_folder,
		       struct uk_vfs_name to_name, struct uk_vfs_node *replaced)
{
	struct ramfs_node *from = ramfs_node_of(folder);
	struct ramfs_node *to = ramfs_node_of(to_folder);
	struct ramfs_node *r = ramfs_node_of(node);

	if (!to->parent)
		return -ENOENT;
	if (replaced && is_full_folder(replaced))
		return -ENOTEMPTY;
	if (replaced) {
		ramfs_names_find(&to->names, to_name)->node = r;
		unlink_node(replaced);
	} else {
		int error = ramfs_names_add(&to->names, to_name, r);

		if (error)
			return error;
	}
	ramfs_names_remove(&from->names, ramfs_names_find(&from->names, name));
	if (is_folder(r))
		r->parent = to;
	set_names(node, node->stat.nlink);
	touch(folder, -is_folder(r));
	/* What was replaced was a folder, too. */
	touch(to_folder, is_folder(r) && !replaced);
	return 0;
}

const struct uk_vfs_ops ramfs_folder_ops = {
    .release = ramfs_release,
    .space = ramfs_space,
    .find = find,
    .parent = parent,
    .list = list,
    .make = make,
    .link = link_node,
    .remove = remove_name,
    .rename = rename_node,
};
