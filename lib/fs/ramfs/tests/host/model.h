// SPDX-License-Identifier: BSD-3-Clause
// A tree as simple as can be, that the real one is held against.
//
// Folders know four names, a to d; paths are made of these, dots and slashes.
#ifndef MODEL_H
#define MODEL_H

#include <uk/vfs.h>

enum { NAMES = 4, NODES = 40, MOST_BYTES = 12000, MOST_TARGET = 20 };

struct model_node {
	uint32_t kind; /* 0: not used */
	bool removed;  /* a folder without a name */
	unsigned names, opens;
	struct model_node *parent, *child[NAMES];
	int bytes;
	unsigned char data[MOST_BYTES];
	char target[MOST_TARGET + 1];
};

/* A last name that is none of the four. */
enum { MODEL_NONE = -1, MODEL_DOT = -2, MODEL_DOTS = -3 };

/* Where a path leads. */
struct model_place {
	struct model_node *folder, *node;
	int name;
	bool slash;
};

extern struct model_node model_nodes[NODES], *model_root, *model_current;

void model_begin(void);
bool model_is_full(void); /* if not, a node may be made */
/* Frees what has neither name nor user. */
void model_drop(struct model_node *n);

int model_walk(const char *path, bool follow, struct model_place *to);
int model_walk_to(const char *path, bool follow, struct model_place *to);

/* What each call should return, once it is done here. `made` is where the new
 * node's contents are still to be said. */
int model_new_at(const char *path, uint32_t kind, struct model_node **made);
int model_link(const char *from, const char *to);
int model_remove(const char *path, bool folder);
int model_rename(const char *from, const char *to);
int model_open(const char *path, unsigned flags, struct model_node **n);
int model_chdir(const char *path);
/* Writes the path's letters; -ENOENT. */
int model_getcwd(char *to);

#endif
