// SPDX-License-Identifier: BSD-3-Clause
// Has a folder hold what an archive has.
#include <uk/alloc.h>
#include <uk/cpio.h>
#include <uk/memory.h>
#include <uk/ramfs.h>
#include <uk/vfs.h>

/* The first name of a file that has several. */
struct first_name {
	struct first_name *next;
	uint32_t ino, dev_major, dev_minor;
	const char *name;
};

struct unpack {
	struct uk_cpio *c;
	struct uk_file *at;
	const struct uk_cpio_entry *e;
	struct first_name *names;
};

static int fail(struct unpack *u, int error, const char *wrong)
{
	if (error == -ENOMEM || error == -ENOSPC)
		wrong = "there is no memory for it";
	if (error && !u->c->wrong)
		u->c->wrong = wrong;
	return error;
}

/* The folders above, which archives may leave out. */
static int make_parents(struct unpack *u)
{
	char path[UK_VFS_PATH_MAX];
	int error = 0;

	for (size_t i = 0; u->e->name[i] && !error; i++) {
		path[i] = u->e->name[i];
		if (path[i] != '/')
			continue;
		path[i] = '\0';
		error = uk_vfs_mkdir(u->at, path, 0755);
		if (error == -EEXIST)
			error = 0;
		path[i] = '/';
	}
	return fail(u, error, "its folder cannot be made");
}

static uint32_t kind_at(struct unpack *u)
{
	struct uk_file_stat stat;

	if (uk_vfs_stat(u->at, u->e->name, UK_VFS_NOFOLLOW, &stat))
		return 0;
	return stat.mode & UK_FILE_KIND;
}

/* What is there by that name gives way; an old folder may be the new one. */
static int make_way(struct unpack *u)
{
	uint32_t kind = kind_at(u);

	if (!kind ||
	    (kind == UK_FILE_DIR && (u->e->mode & UK_FILE_KIND) == UK_FILE_DIR))
		return 0;
	return fail(u, uk_vfs_unlink(u->at, u->e->name),
		    "a folder is there by its name");
}

static int make_folder(struct unpack *u)
{
	if (kind_at(u) == UK_FILE_DIR)
		return 0;
	return fail(u, uk_vfs_mkdir(u->at, u->e->name, 0755),
		    "it cannot be made a folder");
}

static int make_link(struct unpack *u)
{
	char target[UK_VFS_PATH_MAX];
	size_t bytes = u->e->bytes;

	if (bytes == 0 || bytes >= sizeof(target))
		return fail(u, -EINVAL, "its target is too long, or empty");
	memcpy(target, u->e->data, bytes);
	target[bytes] = '\0';
	return fail(u, uk_vfs_symlink(target, u->at, u->e->name),
		    "it cannot be made a symbolic link");
}

static const struct first_name *find_name(const struct unpack *u)
{
	const struct first_name *n = u->names;

	while (n && (n->ino != u->e->ino || n->dev_major != u->e->dev_major ||
		     n->dev_minor != u->e->dev_minor))
		n = n->next;
	return n;
}

static int note_name(struct unpack *u)
{
	struct first_name *n = uk_alloc(uk_alloc_default(), sizeof(*n));

	if (!n)
		return fail(u, -ENOMEM, NULL);
	*n = (struct first_name){u->names, u->e->ino, u->e->dev_major,
				 u->e->dev_minor, u->e->name};
	u->names = n;
	return 0;
}

static int lend(struct unpack *u)
{
	struct uk_file *f;
	int error = uk_vfs_open(u->at, u->e->name,
				UK_FILE_WRONLY | UK_FILE_CREAT, 0644, &f);

	if (!error && u->e->bytes > 0)
		error = uk_ramfs_lend(f, u->e->data, u->e->bytes);
	uk_file_put(f);
	return fail(u, error, "it cannot be made a file");
}

/* Of several names only the last one comes with the contents, as a rule. */
static int make_file(struct unpack *u)
{
	const struct first_name *first = u->e->nlink > 1 ? find_name(u) : NULL;
	int error = 0;

	if (first)
		error = fail(u,
			     uk_vfs_link(u->at, first->name, u->at, u->e->name,
					 UK_VFS_NOFOLLOW),
			     "it cannot be made another name of a file");
	else if (u->e->nlink > 1)
		error = note_name(u);
	if (error || (first && u->e->bytes == 0))
		return error;
	return lend(u);
}

static int set_attributes(struct unpack *u)
{
	const struct uk_file_change change = {
	    .what = UK_FILE_CHANGE_MODE | UK_FILE_CHANGE_UID |
		    UK_FILE_CHANGE_GID | UK_FILE_CHANGE_MTIME,
	    .mode = u->e->mode,
	    .uid = u->e->uid,
	    .gid = u->e->gid,
	    .mtime_ns = u->e->mtime_s * INT64_C(1000000000),
	};

	return fail(u,
		    uk_vfs_change(u->at, u->e->name, UK_VFS_NOFOLLOW, &change),
		    "its mode cannot be set");
}

static int make(struct unpack *u)
{
	switch (u->e->mode & UK_FILE_KIND) {
	case UK_FILE_DIR:
		return make_folder(u);
	case UK_FILE_LINK:
		return make_link(u);
	default:
		return make_file(u);
	}
}

static bool is_device(uint32_t mode)
{
	mode &= UK_FILE_KIND;
	return mode == UK_FILE_CHAR || mode == UK_FILE_BLOCK ||
	       mode == UK_FILE_FIFO || mode == UK_FILE_SOCKET;
}

static int unpack_entry(struct unpack *u)
{
	if (is_device(u->e->mode) || !*u->e->name)
		return 0;
	int error = make_parents(u);

	if (!error)
		error = make_way(u);
	if (!error)
		error = make(u);
	return error ? error : set_attributes(u);
}

int uk_cpio_unpack(struct uk_cpio *c, struct uk_file *at)
{
	struct uk_cpio_entry e;
	struct unpack u = {.c = c, .at = at, .e = &e};
	int found, error = 0;

	while (!error && (found = uk_cpio_next(c, &e)) != 0)
		error = found < 0 ? found : unpack_entry(&u);
	while (u.names) {
		struct first_name *n = u.names;

		u.names = n->next;
		uk_free(uk_alloc_default(), n);
	}
	return error;
}
