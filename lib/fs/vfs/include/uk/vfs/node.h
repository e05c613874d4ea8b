// SPDX-License-Identifier: BSD-3-Clause
// What a file system implements, and how it is mounted.
//
// A node is a file, a folder or whatever else has names, open or not. It is
// counted; a file system may free one that nobody refers to any more.
#ifndef UK_VFS_NODE_H
#define UK_VFS_NODE_H

#include <uk/file.h>
#include <uk/mutex.h>
#include <uk/vfs.h>

struct uk_vfs_node;

/* One name, which is not terminated. */
struct uk_vfs_name {
	const char *text;
	size_t length;
};

/* What a node is to be made as. */
struct uk_vfs_new {
	uint32_t mode;      /* kind and permissions */
	const char *target; /* of a symbolic link */
};

/* Absent are: open where files are read and written as usual; else what a
 * system cannot do, which is -EROFS for changes and -EINVAL for the rest. */
struct uk_vfs_ops {
	/* Nobody refers to it any more. */
	void (*release)(struct uk_vfs_node *node);
	/* What the system holds: blocks alone. Absent: nothing. */
	void (*space)(struct uk_vfs_node *node, struct uk_vfs_space *space);

	/* Of folders. The tree is locked. Nodes that are handed out come with a
	 * reference. The names are neither "." nor "..". */
	int (*find)(struct uk_vfs_node *folder, struct uk_vfs_name name,
		    struct uk_vfs_node **found);
	int (*parent)(struct uk_vfs_node *folder, struct uk_vfs_node **found);
	/* 1 with the entry at or after `pos`, 0 behind the last. The first two
	 * are "." and "..". */
	int (*list)(struct uk_vfs_node *folder, int64_t pos,
		    struct uk_file_entry *entry);
	int (*make)(struct uk_vfs_node *folder, struct uk_vfs_name name,
		    const struct uk_vfs_new *new, struct uk_vfs_node **made);
	int (*link)(struct uk_vfs_node *folder, struct uk_vfs_name name,
		    struct uk_vfs_node *node);
	/* A folder only if it is empty, else -ENOTEMPTY. */
	int (*remove)(struct uk_vfs_node *folder, struct uk_vfs_name name,
		      struct uk_vfs_node *node);
	/* `replaced`, if not NULL, is of the same kind, folder or not; a folder
	 * must be empty, else -ENOTEMPTY. */
	int (*rename)(struct uk_vfs_node *folder, struct uk_vfs_name name,
		      struct uk_vfs_node *node, struct uk_vfs_node *to_folder,
		      struct uk_vfs_name to_name, struct uk_vfs_node *replaced);

	/* The target of a symbolic link, up to `bytes` of it, without a final
	 * 0: how many. All of it has stat.bytes. */
	long (*target)(struct uk_vfs_node *node, char *to, size_t bytes);

	/* Of regular files. The node is locked. Counts, or errors. */
	long (*read)(struct uk_vfs_node *node, void *to, size_t bytes,
		     int64_t pos);
	long (*write)(struct uk_vfs_node *node, const void *from, size_t bytes,
		      int64_t pos);
	int (*resize)(struct uk_vfs_node *node, int64_t bytes);
	int (*sync)(struct uk_vfs_node *node);

	/* Of what is no regular file: what it is when open. */
	int (*open)(struct uk_vfs_node *node, unsigned flags,
		    struct uk_file **file);
};

struct uk_vfs_node {
	const struct uk_vfs_ops *ops;
	unsigned references;
	struct uk_mutex lock;     /* of contents and stat */
	struct uk_file_stat stat; /* the system's to keep */
	bool is_read_only;
	struct uk_vfs_node *over;  /* the root that is mounted here */
	struct uk_vfs_node *under; /* of a root: where it is mounted */
};

/* Begins a node with one reference, of the mode, all times now, one name. */
void uk_vfs_node_init(struct uk_vfs_node *node, const struct uk_vfs_ops *ops,
		      uint32_t mode);

struct uk_vfs_node *uk_vfs_node_get(struct uk_vfs_node *node);
/* Not for file systems: locks the tree. */
void uk_vfs_node_put(struct uk_vfs_node *node);
/* For file systems, whose operations have the tree locked. */
void uk_vfs_node_put_locked(struct uk_vfs_node *node);

/* The node that `f` is open on; NULL if it is no file or folder of the tree. It
 * stays the file's. */
struct uk_vfs_node *uk_vfs_node_of(const struct uk_file *f);

/* Nanoseconds since 1970, as file times are. */
int64_t uk_vfs_now_ns(void);

/* A number for a file system's files: their stat.dev. */
uint32_t uk_vfs_new_dev(void);

/* Mounts the folder `root`, whose reference becomes the tree's, for ever over
 * the folder `path`; the first of all, with "/", is the tree's root. -EBUSY
 * something is mounted there already. */
int uk_vfs_mount(struct uk_vfs_node *root, const char *path) UK_MUST_CHECK;

#endif
