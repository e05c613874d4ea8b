// SPDX-License-Identifier: BSD-3-Clause
// The current folder, and what it is called.
#include "vfs.h"

#include <uk/memory.h>

struct uk_vfs_node *vfs_current;

int uk_vfs_chdir(struct uk_file *at, const char *path)
{
	struct vfs_path p;

	uk_mutex_lock(&vfs_lock);
	int error = vfs_walk_to(at, path, true, &p);

	if (!error) {
		if (!vfs_is(p.node, UK_FILE_DIR)) {
			error = -ENOTDIR;
		} else {
			uk_vfs_node_put_locked(vfs_current);
			vfs_current = uk_vfs_node_get(p.node);
		}
		vfs_path_end(&p);
	}
	uk_mutex_unlock(&vfs_lock);
	return error;
}

/* A path that grows to its front, at the end of what it is written to. */
struct upward {
	char *to;
	size_t room;
};

static int prepend(struct upward *u, const char *name)
{
	size_t length = 0;

	while (name[length])
		length++;
	if (length + 1 > u->room)
		return -ERANGE;
	u->room -= length;
	memcpy(u->to + u->room, name, length);
	u->to[--u->room] = '/';
	return 0;
}

/* By which name `parent` knows the folder. */
static int name_in(struct uk_vfs_node *parent, const struct uk_vfs_node *folder,
		   struct uk_file_entry *entry)
{
	int found;

	entry->next = 2; /* behind "." and ".." */
	while ((found = parent->ops->list(parent, entry->next, entry)) > 0)
		if (entry->ino == folder->stat.ino)
			return 0;
	return found < 0 ? found : -ENOENT;
}

/* One step up: puts the name of `*at` in front, and its parent in its place. */
static int ascend(struct upward *u, struct uk_vfs_node **at)
{
	struct uk_vfs_node *folder = *at, *parent;
	struct uk_file_entry entry;

	while (folder->under)
		folder = folder->under;
	int error = folder->ops->parent(folder, &parent);

	if (error)
		return error;
	error = name_in(parent, folder, &entry);
	if (!error)
		error = prepend(u, entry.name);
	uk_vfs_node_put_locked(*at);
	*at = parent;
	return error;
}

static int path_of(struct upward *u, struct uk_vfs_node *folder)
{
	struct uk_vfs_node *at = uk_vfs_node_get(folder);
	const size_t end = u->room;
	int error = 0;

	while (!error && at != vfs_root)
		error = ascend(u, &at);
	uk_vfs_node_put_locked(at);
	if (!error && u->room == end)
		error = prepend(u, "");
	return error;
}

long uk_vfs_getcwd(char *to, size_t bytes)
{
	struct upward u = {.to = to, .room = bytes};

	if (bytes == 0)
		return -ERANGE;
	to[--u.room] = '\0';
	uk_mutex_lock(&vfs_lock);
	int error = vfs_current ? path_of(&u, vfs_current) : -ENOENT;

	uk_mutex_unlock(&vfs_lock);
	if (error)
		return error;
	size_t length = bytes - u.room;

	memmove(to, to + u.room, length);
	return (long)length - 1;
}
