// SPDX-License-Identifier: BSD-3-Clause
// Along a path: name by name, over mounts, through symbolic links.
#include "vfs.h"

#include <uk/alloc.h>
#include <uk/memory.h>

/* The state of a walk beside where it is: p->folder, in which p->name is looked
 * up. */
struct walk {
	struct vfs_path *p;
	const char *rest; /* behind p->name */
	unsigned links;
	bool follow;
};

static size_t length_of(const char *s, size_t most)
{
	size_t n = 0;

	while (n < most && s[n])
		n++;
	return n;
}

static bool is_dots(struct uk_vfs_name name, size_t count)
{
	return name.length == count && name.text[0] == '.' &&
	       name.text[count - 1] == '.';
}

bool vfs_path_is_dots(const struct vfs_path *p)
{
	return p->name.length == 0 || is_dots(p->name, 1) ||
	       is_dots(p->name, 2);
}

/* What is mounted there, in exchange for the reference. */
static struct uk_vfs_node *cross(struct uk_vfs_node *node)
{
	while (node->over) {
		struct uk_vfs_node *root = uk_vfs_node_get(node->over);

		uk_vfs_node_put_locked(node);
		node = root;
	}
	return node;
}

int vfs_parent(struct uk_vfs_node *folder, struct uk_vfs_node **found)
{
	while (folder->under)
		folder = folder->under;
	if (folder == vfs_root) {
		*found = cross(uk_vfs_node_get(folder));
		return 0;
	}
	int error = folder->ops->parent(folder, found);

	if (!error)
		*found = cross(*found);
	return error;
}

/* Looks up p->name. */
static int step(struct vfs_path *p)
{
	struct uk_vfs_node *folder = p->folder;

	p->node = NULL;
	if (!vfs_is(folder, UK_FILE_DIR))
		return -ENOTDIR;
	if (p->name.length == 0 || is_dots(p->name, 1)) {
		p->node = uk_vfs_node_get(folder);
		return 0;
	}
	if (is_dots(p->name, 2))
		return vfs_parent(folder, &p->node);
	if (p->name.length > UK_FILE_NAME_MAX)
		return -ENAMETOOLONG;
	int error = folder->ops->find(folder, p->name, &p->node);

	if (!error)
		p->node = cross(p->node);
	return error;
}

/* Puts what is left of the path behind the target of the link, in place. */
static int join(struct walk *w)
{
	struct vfs_path *p = w->p;
	size_t rest = length_of(w->rest, UK_VFS_PATH_MAX) + 1;

	if (!p->buffer) {
		p->buffer = uk_alloc(uk_alloc_default(), UK_VFS_PATH_MAX);
		if (!p->buffer)
			return -ENOMEM;
	}
	/* The rest may stand in the buffer already: it goes to its end. */
	size_t room = UK_VFS_PATH_MAX - rest;

	if ((uint64_t)p->node->stat.bytes > room)
		return -ENAMETOOLONG;
	memmove(p->buffer + room, w->rest, rest);
	long length = p->node->ops->target(p->node, p->buffer, room);

	if (length < 0)
		return (int)length;
	if (length == 0)
		return -ENOENT;
	memmove(p->buffer + length, p->buffer + room, rest);
	w->rest = p->buffer;
	return 0;
}

static void enter(struct vfs_path *p, struct uk_vfs_node *folder)
{
	uk_vfs_node_put_locked(p->folder);
	p->folder = folder;
	p->node = NULL;
}

/* Goes on where the symbolic link p->node leads. */
static int follow(struct walk *w)
{
	struct vfs_path *p = w->p;

	if (++w->links > UK_VFS_LINKS_MAX)
		return -ELOOP;
	int error = join(w);

	uk_vfs_node_put_locked(p->node);
	p->node = NULL;
	if (!error && *w->rest == '/')
		enter(p, cross(uk_vfs_node_get(vfs_root)));
	return error;
}

/* Takes the next name off the path; false behind the last one. */
static bool next_name(struct walk *w)
{
	struct vfs_path *p = w->p;

	while (*w->rest == '/')
		w->rest++;
	p->name.text = w->rest;
	p->name.length = 0;
	while (*w->rest && *w->rest != '/') {
		w->rest++;
		p->name.length++;
	}
	return p->name.length > 0;
}

static bool is_last(const struct walk *w)
{
	const char *rest = w->rest;

	while (*rest == '/')
		rest++;
	return !*rest;
}

static int walk(struct walk *w)
{
	struct vfs_path *p = w->p;

	for (;;) {
		bool has_name = next_name(w), last = is_last(w);
		int error = step(p);

		if (last && error == -ENOENT && !vfs_path_is_dots(p))
			error = 0;
		if (error)
			return error;
		bool slash = has_name && *w->rest == '/';

		if (p->node && vfs_is(p->node, UK_FILE_LINK) &&
		    (!last || slash || w->follow)) {
			error = follow(w);
			if (error)
				return error;
		} else if (last) {
			p->wants_folder = slash;
			return 0;
		} else {
			enter(p, p->node);
		}
	}
}

static struct uk_vfs_node *start(struct uk_file *at, const char *path)
{
	if (*path == '/')
		return vfs_root;
	return at ? uk_vfs_node_of(at) : vfs_current;
}

int vfs_walk(struct uk_file *at, const char *path, bool follow,
	     struct vfs_path *p)
{
	struct walk w = {.p = p, .rest = path, .follow = follow};
	struct uk_vfs_node *from = start(at, path);

	if (!*path || !vfs_root)
		return -ENOENT;
	if (length_of(path, UK_VFS_PATH_MAX) == UK_VFS_PATH_MAX)
		return -ENAMETOOLONG;
	if (!from)
		return -ENOTDIR;
	*p = (struct vfs_path){.folder = cross(uk_vfs_node_get(from))};
	int error = walk(&w);

	if (error)
		vfs_path_end(p);
	return error;
}

int vfs_walk_to(struct uk_file *at, const char *path, bool follow,
		struct vfs_path *p)
{
	int error = vfs_walk(at, path, follow, p);

	if (error)
		return error;
	if (!p->node)
		error = -ENOENT;
	else if (p->wants_folder && !vfs_is(p->node, UK_FILE_DIR))
		error = -ENOTDIR;
	if (error)
		vfs_path_end(p);
	return error;
}

void vfs_path_end(struct vfs_path *p)
{
	if (p->node)
		uk_vfs_node_put_locked(p->node);
	uk_vfs_node_put_locked(p->folder);
	uk_free(uk_alloc_default(), p->buffer);
}
