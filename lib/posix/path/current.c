// SPDX-License-Identifier: BSD-3-Clause
// The current folder, and paths without detours.
#include "path.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int chdir(const char *path)
{
	return (int)uk_fd_return(uk_vfs_chdir(NULL, path));
}

int fchdir(int fd)
{
	struct uk_file *f = uk_fd_get(fd);
	int error = f ? uk_vfs_chdir(f, ".") : -EBADF;

	uk_file_put(f);
	return (int)uk_fd_return(error);
}

/* Without a buffer, as most systems have it, a new one. */
char *getcwd(char *to, size_t bytes)
{
	char path[UK_VFS_PATH_MAX];

	if (to && bytes == 0) {
		errno = EINVAL;
		return NULL;
	}
	long length = uk_fd_return(uk_vfs_getcwd(path, sizeof(path)));

	if (length < 0)
		return NULL;
	if (bytes > 0 && (size_t)length >= bytes) {
		errno = ERANGE;
		return NULL;
	}
	if (!to)
		to = malloc(bytes > 0 ? bytes : (size_t)length + 1);
	return to ? memcpy(to, path, (size_t)length + 1) : NULL;
}

/* A path that grows name by name; it begins with a slash, unless it is "". */
struct real {
	char path[UK_VFS_PATH_MAX];
	size_t length;
	char rest[UK_VFS_PATH_MAX];
	unsigned links;
};

static int append(struct real *r, const char *name, size_t length)
{
	if (r->length + length + 2 > sizeof(r->path))
		return -ENAMETOOLONG;
	r->path[r->length++] = '/';
	memcpy(r->path + r->length, name, length);
	r->length += length;
	r->path[r->length] = '\0';
	return 0;
}

static void drop_last(struct real *r)
{
	while (r->length > 0 && r->path[--r->length] != '/')
		;
	r->path[r->length] = '\0';
}

/* Replaces a link at the path's end by its target, in front of what is left. */
static int follow(struct real *r, const char *left)
{
	char target[UK_VFS_PATH_MAX];
	long length = uk_vfs_readlink(NULL, r->path, target, sizeof(target));

	if (length == -EINVAL)
		return 1; /* it is none */
	if (length < 0)
		return (int)length;
	if (++r->links > UK_VFS_LINKS_MAX)
		return -ELOOP;
	if ((size_t)length + strlen(left) >= sizeof(target))
		return -ENAMETOOLONG;
	memmove(r->rest + length, left, strlen(left) + 1);
	memcpy(r->rest, target, (size_t)length);
	if (*target == '/')
		r->path[r->length = 0] = '\0';
	else
		drop_last(r);
	return 0;
}

static int resolve(struct real *r)
{
	const char *p = r->rest;
	int error = 0;

	while (*(p += strspn(p, "/")) && error >= 0) {
		size_t length = strcspn(p, "/");

		if (length == 2 && p[0] == '.' && p[1] == '.') {
			drop_last(r);
		} else if (length != 1 || *p != '.') {
			error = append(r, p, length);
			if (!error)
				error = follow(r, p + length);
			if (!error) {
				p = r->rest;
				continue;
			}
		}
		p += length;
	}
	return error < 0 ? error : 0;
}

static int real_path(struct real *r, const char *path)
{
	struct uk_file_stat stat;
	/* Whatever is wrong with the path, this says it. */
	int error = uk_vfs_stat(NULL, path, 0, &stat);

	if (error)
		return error;
	strcpy(r->rest, path);
	if (*path != '/') {
		long length = uk_vfs_getcwd(r->path, sizeof(r->path));

		if (length < 0)
			return (int)length;
		r->length = length > 1 ? (size_t)length : 0;
	}
	error = resolve(r);
	if (!error && r->length == 0)
		strcpy(r->path, "/");
	return error;
}

char *realpath(const char *restrict path, char *restrict to)
{
	struct real *r = calloc(1, sizeof(*r));

	if (!path || !r) {
		free(r);
		errno = path ? ENOMEM : EINVAL;
		return NULL;
	}
	if (uk_fd_return(real_path(r, path)) < 0)
		to = NULL;
	else
		to = to ? strcpy(to, r->path) : strdup(r->path);
	free(r);
	return to;
}
