// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other.
#ifndef RAMFS_H
#define RAMFS_H

#include <uk/arch.h>
#include <uk/ramfs.h>

#define RAMFS_PAGE      UK_ARCH_PAGE_SIZE
#define RAMFS_NAMES_MAX 65535 /* of one file */

struct ramfs {
	uint32_t dev;
	uint64_t last_ino;
	size_t pages; /* that files have */
};

/* Pages by their number in the file: a tree of tables, as high as it must be.
 * Of height 0, `root` is page 0 itself. */
struct ramfs_store {
	void *root;
	unsigned height;
};

/* One name. `order` is its place in listings, for ever. */
struct ramfs_entry {
	struct ramfs_entry *next; /* in its bucket */
	struct ramfs_node *node;
	int64_t order;
	uint32_t hash;
	unsigned char length;
	char text[];
};

/* The names of a folder, by their order and by hash. */
struct ramfs_names {
	struct ramfs_entry **ordered, **buckets;
	size_t count, room; /* as many buckets as there is room */
	int64_t last_order;
};

struct ramfs_node {
	struct uk_vfs_node node;
	struct ramfs *system;
	union {
		struct {
			struct ramfs_node *parent; /* NULL: it was removed */
			struct ramfs_names names;
		};
		struct {
			struct ramfs_store store;
			const char *lent;
			int64_t lent_bytes;
		};
		char *target;
	};
};

static inline struct ramfs_node *ramfs_node_of(struct uk_vfs_node *node)
{
	return UK_CONTAINER_OF(node, struct ramfs_node, node);
}

/* With a reference; it has no name yet. NULL: no memory. */
struct ramfs_node *ramfs_node_new(struct ramfs *system, uint32_t mode);

extern const struct uk_vfs_ops ramfs_folder_ops, ramfs_file_ops, ramfs_link_ops;

/* Frees a node whose last name and last reference are gone. */
void ramfs_release(struct uk_vfs_node *node);

/* The most bytes that all files may take. */
extern uint64_t ramfs_max;

/* Zeroed pages, within what is allowed; NULL. */
void *ramfs_page_take(struct ramfs *system);
void ramfs_page_give(struct ramfs *system, void *page);
/* How many there are of them, and may be. */
void ramfs_space(struct uk_vfs_node *node, struct uk_vfs_space *space);

/* Where the page of that number stands; NULL if nowhere. */
void *ramfs_store_find(const struct ramfs_store *s, uint64_t number);
/* Where it is to be put; NULL: no memory. */
void **ramfs_store_slot(struct ramfs_store *s, uint64_t number);
/* Gives all pages back from that number on; returns how many. */
size_t ramfs_store_cut(struct ramfs_store *s, struct ramfs *system,
		       uint64_t first);

struct ramfs_entry *ramfs_names_find(const struct ramfs_names *n,
				     struct uk_vfs_name name);
/* The first entry from that order on; NULL behind the last. */
struct ramfs_entry *ramfs_names_from(const struct ramfs_names *n,
				     int64_t order);
/* The name must not be there. 0 or -ENOSPC, and nothing has changed. */
int ramfs_names_add(struct ramfs_names *n, struct uk_vfs_name name,
		    struct ramfs_node *node) UK_MUST_CHECK;
void ramfs_names_remove(struct ramfs_names *n, struct ramfs_entry *e);
void ramfs_names_free(struct ramfs_names *n);

#endif
