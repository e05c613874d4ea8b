// SPDX-License-Identifier: BSD-3-Clause
// The model's tree: walks and changes, by the book and without haste.
#include "model.h"

#include <uk/memory.h>

struct model_node model_nodes[NODES], *model_root, *model_current;

static struct model_node *unused(void)
{
	for (unsigned i = 0; i < NODES; i++)
		if (!model_nodes[i].kind)
			return &model_nodes[i];
	return NULL;
}

bool model_is_full(void)
{
	return !unused();
}

static struct model_node *new_node(uint32_t kind)
{
	struct model_node *n = unused();

	memset(n, 0, sizeof(*n));
	n->kind = kind;
	return n;
}

void model_begin(void)
{
	memset(model_nodes, 0, sizeof(model_nodes));
	model_root = model_current = new_node(UK_FILE_DIR);
	model_root->parent = model_root;
	model_root->names = 1;
}

void model_drop(struct model_node *n)
{
	if (n->names == 0 && n->opens == 0 && n != model_current)
		n->kind = 0;
}

static int go(struct model_node *at, const char *path, bool follow,
	      unsigned *links, struct model_place *to);

/* Where a link leads, from the folder that it is in. */
static int go_on(struct model_place *to, bool follow, unsigned *links)
{
	bool slash = to->slash;

	if (++*links > UK_VFS_LINKS_MAX)
		return -ELOOP;
	int error = go(to->folder, to->node->target, follow, links, to);

	to->slash = to->slash || slash;
	return error;
}

static int look_up(struct model_node *at, const char *name, size_t length,
		   struct model_place *to)
{
	if (at->kind != UK_FILE_DIR)
		return -ENOTDIR;
	to->folder = at;
	to->name = -1 - (int)length;
	if (length == 0 || (length == 1 && name[0] == '.')) {
		to->node = at;
	} else if (length == 2) {
		if (at->removed)
			return -ENOENT;
		to->node = at->parent;
	} else {
		to->name = name[0] - 'a';
		to->node = at->child[to->name];
	}
	return 0;
}

static int go(struct model_node *at, const char *path, bool follow,
	      unsigned *links, struct model_place *to)
{
	if (*path == '/')
		at = model_root;
	for (;;) {
		while (*path == '/')
			path++;
		const char *name = path;

		while (*path && *path != '/')
			path++;
		size_t length = (size_t)(path - name);
		const char *next = path;

		while (*next == '/')
			next++;
		int error = look_up(at, name, length, to);

		if (error)
			return error;
		to->slash = *path == '/' && length > 0;
		bool is_link = to->node && to->node->kind == UK_FILE_LINK;

		if (!*next) {
			return is_link && (follow || to->slash)
				   ? go_on(to, follow || to->slash, links)
				   : 0;
		}
		if (is_link) {
			error = go_on(to, true, links);
			if (error)
				return error;
		}
		if (!to->node)
			return -ENOENT;
		at = to->node;
	}
}

int model_walk(const char *path, bool follow, struct model_place *to)
{
	unsigned links = 0;

	return *path ? go(model_current, path, follow, &links, to) : -ENOENT;
}

int model_walk_to(const char *path, bool follow, struct model_place *to)
{
	int error = model_walk(path, follow, to);

	if (error)
		return error;
	if (!to->node)
		return -ENOENT;
	return to->slash && to->node->kind != UK_FILE_DIR ? -ENOTDIR : 0;
}

static void put(struct model_place *at, struct model_node *n)
{
	at->folder->child[at->name] = n;
	n->names++;
	if (n->kind == UK_FILE_DIR)
		n->parent = at->folder;
}

static void take(struct model_place *at)
{
	struct model_node *n = at->node;

	at->folder->child[at->name] = NULL;
	n->names--;
	if (n->kind == UK_FILE_DIR)
		n->removed = true;
	model_drop(n);
}

static int begin_new(const char *path, bool folder, struct model_place *at)
{
	int error = model_walk(path, false, at);

	if (error)
		return error;
	if (at->node)
		return -EEXIST;
	if (at->slash && !folder)
		return -ENOENT;
	return at->folder->removed ? -ENOENT : 0;
}

int model_new_at(const char *path, uint32_t kind, struct model_node **made)
{
	struct model_place at;
	int error = begin_new(path, kind == UK_FILE_DIR, &at);

	if (error)
		return error;
	*made = new_node(kind);
	put(&at, *made);
	return 0;
}

int model_link(const char *from, const char *to)
{
	struct model_place old, at;
	int error = model_walk_to(from, false, &old);

	if (error)
		return error;
	if (old.node->kind == UK_FILE_DIR)
		return -EPERM;
	error = begin_new(to, false, &at);
	if (!error)
		put(&at, old.node);
	return error;
}

static bool is_full(const struct model_node *n)
{
	for (unsigned i = 0; i < NAMES; i++)
		if (n->child[i])
			return true;
	return false;
}

int model_remove(const char *path, bool folder)
{
	struct model_place at;
	int error = model_walk_to(path, false, &at);

	if (error)
		return error;
	bool is_folder = at.node->kind == UK_FILE_DIR;

	if (is_folder != folder)
		return folder ? -ENOTDIR : -EISDIR;
	if (at.name < 0)
		return at.name == MODEL_DOT    ? -EINVAL
		       : at.name == MODEL_DOTS ? -ENOTEMPTY
					       : -EBUSY;
	if (at.node == model_root)
		return -EBUSY;
	if (is_full(at.node))
		return -ENOTEMPTY;
	take(&at);
	return 0;
}

static bool is_above(const struct model_node *n, const struct model_node *at)
{
	while (at != n && at != model_root && !at->removed)
		at = at->parent;
	return at == n;
}

static int check_rename(const struct model_place *old,
			const struct model_place *at)
{
	const struct model_node *n = old->node, *there = at->node;
	bool is_folder = n->kind == UK_FILE_DIR;

	if (is_folder && is_above(n, at->folder))
		return -EINVAL;
	if (is_folder && at->folder->removed)
		return -ENOENT;
	if (!there)
		return at->slash && !is_folder ? -ENOTDIR : 0;
	if (there->kind == UK_FILE_DIR)
		return is_folder ? 0 : -EISDIR;
	return is_folder || at->slash ? -ENOTDIR : 0;
}

int model_rename(const char *from, const char *to)
{
	struct model_place old, at;
	int error = model_walk_to(from, false, &old);

	if (!error)
		error = model_walk(to, false, &at);
	if (error)
		return error;
	if (old.name == MODEL_NONE || at.name == MODEL_NONE)
		return -EBUSY;
	if (old.name < 0 || at.name < 0)
		return -EINVAL;
	error = check_rename(&old, &at);
	if (error || old.node == at.node)
		return error;
	if (at.folder->removed)
		return -ENOENT;
	if (at.node && is_full(at.node))
		return -ENOTEMPTY;
	if (at.node)
		take(&at);
	old.folder->child[old.name] = NULL;
	old.node->names--;
	put(&at, old.node);
	return 0;
}

static int check_open(const struct model_place *at, unsigned flags)
{
	bool is_folder = at->node->kind == UK_FILE_DIR;

	if (flags & UK_FILE_EXCL)
		return -EEXIST;
	if (at->node->kind == UK_FILE_LINK)
		return -ELOOP;
	if (at->slash && !is_folder)
		return -ENOTDIR;
	return is_folder && flags ? -EISDIR : 0;
}

int model_open(const char *path, unsigned flags, struct model_node **n)
{
	bool follow = !(flags & (UK_FILE_EXCL | UK_FILE_NOFOLLOW));
	struct model_place at;
	int error = model_walk(path, follow, &at);

	if (error)
		return error;
	if (!at.node) {
		if (!(flags & UK_FILE_CREAT))
			return -ENOENT;
		if (at.slash)
			return -EISDIR;
		if (at.folder->removed)
			return -ENOENT;
		at.node = new_node(UK_FILE_REGULAR);
		put(&at, at.node);
	} else {
		error = check_open(&at, flags & ~UK_FILE_NOFOLLOW);
		if (error)
			return error;
	}
	*n = at.node;
	at.node->opens++;
	if (flags & UK_FILE_TRUNC) {
		memset(at.node->data, 0, MOST_BYTES);
		at.node->bytes = 0;
	}
	return 0;
}

int model_chdir(const char *path)
{
	struct model_place at;
	int error = model_walk_to(path, true, &at);
	struct model_node *old = model_current;

	if (error)
		return error;
	if (at.node->kind != UK_FILE_DIR)
		return -ENOTDIR;
	model_current = at.node;
	model_drop(old);
	return 0;
}

int model_getcwd(char *to)
{
	char turned[2 * NODES];
	unsigned length = 0, out = 0;

	for (struct model_node *n = model_current; n != model_root;
	     n = n->parent) {
		if (n->removed)
			return -ENOENT;
		for (unsigned i = 0; i < NAMES; i++)
			if (n->parent->child[i] == n)
				turned[length++] = (char)('a' + i);
		turned[length++] = '/';
	}
	while (length > 0)
		to[out++] = turned[--length];
	if (out == 0)
		to[out++] = '/';
	to[out] = '\0';
	return (int)out;
}
