// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other.
#ifndef VFS_H
#define VFS_H

#include <uk/arch.h>
#include <uk/vfs.h>
#include <uk/vfs/node.h>

/* All names, mounts and references. Taken before any node's own. */
extern struct uk_mutex vfs_lock;

/* The root of the tree, and the current folder; NULL until something is
 * mounted. */
extern struct uk_vfs_node *vfs_root, *vfs_current;

/* Where a path leads. */
struct vfs_path {
	struct uk_vfs_node *folder; /* that has the last name; a reference */
	struct uk_vfs_name name;    /* the last one; "." or ".." among others */
	struct uk_vfs_node *node;   /* NULL: there is none; a reference */
	bool wants_folder;          /* it ends in a slash */
	char *buffer;               /* what links were put together in */
};

/* Goes along the path with the tree locked. Follows the last symbolic link if
 * `follow`, or where a slash comes after it. That the last name is missing is
 * no error. On success the caller ends with vfs_path_end. */
int vfs_walk(struct uk_file *at, const char *path, bool follow,
	     struct vfs_path *p) UK_MUST_CHECK;
void vfs_path_end(struct vfs_path *p);

/* The same for what must be there. */
int vfs_walk_to(struct uk_file *at, const char *path, bool follow,
		struct vfs_path *p) UK_MUST_CHECK;

/* The last name is "." or "..", or there is none, as in "/". */
bool vfs_path_is_dots(const struct vfs_path *p);

/* Locks the tree and walks to what must not be there: -EEXIST. On success the
 * tree stays locked until vfs_new_end. */
int vfs_new_begin(struct uk_file *at, const char *path, bool is_folder,
		  struct vfs_path *p) UK_MUST_CHECK;
void vfs_new_end(struct vfs_path *p);

/* The folder's parent, over mounts; the root's is itself. */
int vfs_parent(struct uk_vfs_node *folder, struct uk_vfs_node **found)
    UK_MUST_CHECK;

static inline bool vfs_is(const struct uk_vfs_node *node, uint32_t kind)
{
	return (node->stat.mode & UK_FILE_KIND) == kind;
}

static inline bool vfs_is_mounted(const struct uk_vfs_node *node)
{
	return node->over || node->under || node == vfs_root;
}

/* A file that is to be open on a node: 0 or -ENOMEM. */
int vfs_file_new(unsigned flags, struct uk_file **file) UK_MUST_CHECK;
/* Takes the node's reference over. */
void vfs_file_set_node(struct uk_file *f, struct uk_vfs_node *node);

int vfs_resize(struct uk_vfs_node *node, int64_t bytes) UK_MUST_CHECK;
void vfs_change(struct uk_vfs_node *node, const struct uk_file_change *change);

#endif
