// SPDX-License-Identifier: BSD-3-Clause
// Walks through folders: the names of one are read before the walk goes deeper.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct walk {
	int (*ftw)(const char *path, const struct stat *stat, int type);
	int (*nftw)(const char *path, const struct stat *stat, int type,
		    struct FTW *where);
	int flags;
	dev_t device; /* where it began */
	int home;     /* the current folder, to come back to; -1: none */
	char path[PATH_MAX];
};

/* A folder that the walk is in. */
struct folder {
	const struct folder *above;
	dev_t device;
	ino_t number;
};

static int visit(struct walk *w, const struct folder *above, struct FTW where);

static int call(struct walk *w, const struct stat *stat, int type,
		struct FTW where)
{
	return w->ftw ? w->ftw(w->path, stat, type)
		      : w->nftw(w->path, stat, type, &where);
}

/* Into the folder that the path is in, and back. */
static int enter(struct walk *w, struct FTW where)
{
	const char kept = w->path[where.base];
	int error = 0;

	if (where.base == 0)
		return 0;
	w->path[where.base] = '\0';
	error = chdir(w->path);
	w->path[where.base] = kept;
	return error;
}

static int tell(struct walk *w, const struct stat *stat, int type,
		struct FTW where)
{
	if (w->home < 0)
		return call(w, stat, type, where);
	if (enter(w, where))
		return -1;
	int result = call(w, stat, type, where);
	int error = errno;

	if (fchdir(w->home))
		return -1;
	errno = error;
	return result;
}

static int no_dots(const struct dirent *e)
{
	return strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
}

/* What one of the names in the folder makes of the walk. */
static int visit_name(struct walk *w, const struct folder *in, size_t length,
		      const char *name, struct FTW where)
{
	const bool has_slash = length > 0 && w->path[length - 1] == '/';

	where.base = (int)length + !has_slash;
	where.level++;
	if ((size_t)where.base + strlen(name) >= sizeof(w->path)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	if (!has_slash)
		w->path[length] = '/';
	strcpy(w->path + where.base, name);
	int result = visit(w, in, where);

	w->path[length] = '\0';
	return result;
}

static int visit_folder(struct walk *w, const struct folder *in,
			const struct stat *stat, struct FTW where)
{
	const size_t length = strlen(w->path);
	struct dirent **names;
	int count = scandir(w->path, &names, no_dots, NULL), result = 0;

	if (count < 0)
		return errno == EACCES ? tell(w, stat, FTW_DNR, where) : -1;
	if (!(w->flags & FTW_DEPTH))
		result = tell(w, stat, FTW_D, where);
	for (int i = 0; i < count && !result; i++)
		result = visit_name(w, in, length, names[i]->d_name, where);
	while (count > 0)
		free(names[--count]);
	free(names);
	if (!result && (w->flags & FTW_DEPTH))
		result = tell(w, stat, FTW_DP, where);
	return result;
}

/* FTW_D for a folder, which may be one that the walk is in already. */
static int look(const struct walk *w, struct stat *to)
{
	if ((w->flags & FTW_PHYS) ? lstat(w->path, to) : stat(w->path, to)) {
		if (!(w->flags & FTW_PHYS) && !lstat(w->path, to) &&
		    S_ISLNK(to->st_mode))
			return w->ftw ? FTW_NS : FTW_SLN;
		return FTW_NS;
	}
	if (S_ISLNK(to->st_mode))
		return FTW_SL;
	return S_ISDIR(to->st_mode) ? FTW_D : FTW_F;
}

static int visit(struct walk *w, const struct folder *above, struct FTW where)
{
	struct stat stat = {.st_mode = 0};
	const int type = look(w, &stat);
	const struct folder in = {above, stat.st_dev, stat.st_ino};

	/* Where the walk begins has to be there. */
	if (type == FTW_NS && where.level == 0)
		return -1;
	if (where.level == 0)
		w->device = stat.st_dev;
	if (type != FTW_NS && (w->flags & FTW_MOUNT) &&
	    stat.st_dev != w->device)
		return 0;
	if (type != FTW_D)
		return tell(w, &stat, type, where);
	for (; above; above = above->above)
		if (above->device == in.device && above->number == in.number)
			return 0;
	return visit_folder(w, &in, &stat, where);
}

static int start(struct walk *w, const char *path)
{
	struct FTW where = {0, 0};
	size_t length = strlen(path);

	if (length == 0 || length >= sizeof(w->path)) {
		errno = length ? ENAMETOOLONG : ENOENT;
		return -1;
	}
	strcpy(w->path, path);
	while (length > 1 && w->path[length - 1] == '/')
		w->path[--length] = '\0';
	const char *slash = strrchr(w->path, '/');

	if (slash && slash[1])
		where.base = (int)(slash + 1 - w->path);
	return visit(w, NULL, where);
}

/* `w` is freed. */
static int walk(const char *path, struct walk *w)
{
	int result = -1;

	w->home = -1;
	if (w->flags & FTW_CHDIR)
		w->home = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (!(w->flags & FTW_CHDIR) || w->home >= 0)
		result = start(w, path);
	const int error = errno;

	if (w->home >= 0)
		close(w->home);
	free(w);
	errno = error;
	return result;
}

int ftw(const char *path,
	int (*fn)(const char *path, const struct stat *stat, int type),
	int descriptors)
{
	struct walk *w = calloc(1, sizeof(*w));

	(void)descriptors;
	if (!w)
		return -1;
	w->ftw = fn;
	return walk(path, w);
}

int nftw(const char *path,
	 int (*fn)(const char *path, const struct stat *stat, int type,
		   struct FTW *where),
	 int descriptors, int flags)
{
	struct walk *w = calloc(1, sizeof(*w));

	(void)descriptors;
	if (!w)
		return -1;
	w->nftw = fn;
	w->flags = flags;
	return walk(path, w);
}
